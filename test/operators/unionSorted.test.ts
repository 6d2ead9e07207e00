import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byKey, distinct, merged, sortedSources } from "../kit/sorted.js";
import { collect, twins } from "../kit/worlds.js";

describe.each(twins("unionSorted"))("%s", (_, unionSorted, world) => {
  const { probe } = world;

  test("gives each value once, that of the first source", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sortedSources(world), { maxLength: 4 }), async (parts) => {
        const expected = distinct(merged(parts.map(({ values }) => values)));
        expect(await collect(unionSorted(...parts.map(({ make }) => make())))).toEqual(expected);
      }),
    );
  });

  test("goes by a comparator", async () => {
    const [a, b, c, d] = ["a", "b", "c", "d"].map((name, key) => ({ key: key >> 1, name }));
    expect(await collect(unionSorted([b, d], [a, c], byKey))).toEqual([b, d]);
    expect(await collect(unionSorted([3, 1], [3, 2], (x: number, y: number) => y - x))).toEqual([3, 2, 1]);
  });

  test("is empty without sources", async () => {
    expect(await collect(unionSorted())).toEqual([]);
  });

  test("gives a value before it pulls the sources again that have it", async () => {
    const [a, b] = [probe([1, 1, 4]), probe([1, 3])];
    const values = unionSorted(a, b);
    const pulls = [];
    for (let given = 0; given < 3; given++) {
      await values.next();
      pulls.push([a.pulls, b.pulls]);
    }
    expect(pulls).toEqual([
      [1, 1],
      [3, 2],
      [3, 3],
    ]);
  });
});
