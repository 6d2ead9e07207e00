import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources } from "../kit/sources.js";
import { collect, sync, thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("powerset"))("%s", (_, powerset, world) => {
  const { probe } = world;

  test("gives the combinations of every size", async () => {
    await fc.assert(
      fc.asyncProperty(
        sources(world).filter(({ values }) => values.length < 8),
        async ({ values, make }) => {
          const sizes = [...Array(values.length + 1).keys()];
          const expected = sizes.flatMap((size) => [...sync.face["combinations"]?.(values, size)]);
          expect(await collect(powerset(make()))).toEqual(expected);
        },
      ),
    );
  });

  test("gives every set of positions once", async () => {
    const sets = await collect<number[]>(powerset(probe([1, 2, 4, 8, 16])));
    const sums = sets.map((set) => set.reduce((sum, bit) => sum + bit, 0));
    expect(sums.sort((a, b) => a - b)).toEqual([...Array(32).keys()]);
  });

  test("reads its source no further than the choices take", async () => {
    const source = probe([1, 2]);
    const sequence = powerset(source);
    const pulls = [];
    for (let index = 0; index < 4; index++) {
      await sequence.next();
      pulls.push(source.pulls);
    }
    expect(pulls).toEqual([0, 1, 2, 3]);
    expect((await sequence.next()).done).toBe(true);
  });

  test("gives the empty choice of no values", async () => {
    expect(await collect(powerset(probe([])))).toEqual([[]]);
  });

  test("refuses a source that is not iterable", async () => {
    const error = await thrownBy(() => powerset(5));
    expect(error).toEqual(new TypeError("powerset: source must be an iterable, got 5"));
  });
});
