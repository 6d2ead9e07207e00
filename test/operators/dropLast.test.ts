import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources, Unread } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("dropLast"))("%s", (_, dropLast, world) => {
  const { probe } = world;

  test("gives the values but the last ones", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.nat({ max: 15 }), async ({ values, make }, count) => {
        const expected = values.slice(0, Math.max(0, values.length - count));
        expect(await collect(dropLast(make(), count))).toEqual(expected);
      }),
    );
  });

  test("runs as far ahead as it has to, and no further", async () => {
    for (const count of [0, 1, 3]) {
      const source = probe((index) => index);
      const values = dropLast(source, count);
      for (const k of [1, 2, 3, 4, 5]) {
        expect((await values.next()).value).toBe(k - 1);
        expect(source.pulls).toBe(k + count);
      }
    }
  });

  test("drops all with Infinity, and reads a count as the standard does", async () => {
    expect(await collect(dropLast(probe([1, 2]), Infinity))).toEqual([]);
    expect(await collect(dropLast(probe([1, 2, 3]), "1.9"))).toEqual([1, 2]);
  });

  test.each([
    [-1, "-1"],
    [NaN, "NaN"],
    [undefined, "undefined"],
  ])("refuses a count of %o, and closes an iterator that came with it", async (count, shown) => {
    const iterator = new Unread();
    const error = await thrownBy(() => dropLast(iterator, count));
    expect(error).toEqual(
      new RangeError(`dropLast: count must be a number from 0 to 2^53 - 1, or Infinity, got ${shown}`),
    );
    expect(iterator.closes).toBe(1);
  });
});
