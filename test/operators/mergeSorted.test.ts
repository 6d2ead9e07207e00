import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byKey, merged, sortedSources } from "../kit/sorted.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("mergeSorted"))("%s", (_, mergeSorted, world) => {
  const { probe } = world;

  test("gives all values in order, equal ones in the order of the sources", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sortedSources(world), { maxLength: 5 }), async (parts) => {
        const expected = merged(parts.map(({ values }) => values));
        expect(await collect(mergeSorted(...parts.map(({ make }) => make())))).toEqual(expected);
      }),
    );
  });

  test("goes by a comparator, equal values in the order of the sources", async () => {
    const a = [
      { key: 1, name: "a" },
      { key: 1, name: "b" },
      { key: 3, name: "c" },
    ];
    const b = [
      { key: 1, name: "d" },
      { key: 3, name: "e" },
    ];
    const names = (await collect<{ name: string }>(mergeSorted(a, b, byKey))).map(({ name }) => name);
    expect(names).toEqual(["a", "b", "d", "c", "e"]);
    expect(await collect(mergeSorted([3, 1], [2], (x: number, y: number) => y - x))).toEqual([3, 2, 1]);
  });

  test("compares strings by code units, and numbers with bigints exactly", async () => {
    expect(await collect(mergeSorted(["B", "a"], ["A", "b"]))).toEqual(["A", "B", "a", "b"]);
    const [large, larger] = [2 ** 53, 2n ** 53n + 1n];
    expect(await collect(mergeSorted([larger], [large]))).toEqual([large, larger]);
    expect(await collect(mergeSorted([-0, 0], [-Infinity, 0, Infinity]))).toEqual([
      -Infinity,
      -0,
      0,
      0,
      Infinity,
    ]);
  });

  test("takes any iterables, and none", async () => {
    expect(await collect(mergeSorted(new Set([1, 3]), new Map([[2, 0]]).keys()))).toEqual([1, 2, 3]);
    expect(await collect(mergeSorted())).toEqual([]);
    expect(await collect(mergeSorted(byKey))).toEqual([]);
    expect(await collect(mergeSorted([], [1], []))).toEqual([1]);
  });

  test("gives values that nothing is compared with as they are", async () => {
    expect(await collect(mergeSorted([undefined]))).toEqual([undefined]);
  });

  test("gives a value before it pulls its source again", async () => {
    const [a, b] = [probe([1, 2, 9]), probe([5, 6])];
    const values = mergeSorted(a, b);
    const pulls = [];
    for (let given = 0; given < 4; given++) {
      await values.next();
      pulls.push([a.pulls, b.pulls]);
    }
    expect(pulls).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
      [3, 2],
    ]);
  });

  test("gives what comes before a value that is out of order", async () => {
    const values = mergeSorted(probe([1, 5, 3]), probe([2, 9]));
    for (const value of [1, 2, 5]) expect(await values.next()).toEqual({ value, done: false });
    expect(await thrownBy(() => values.next())).toEqual(
      new RangeError("mergeSorted: source 0 is not sorted: 3 at index 2 comes after 5"),
    );
    expect(await values.next()).toEqual({ value: undefined, done: true });
  });

  test("needs few comparisons for many sources", async () => {
    const sources = Array.from({ length: 64 }, (_, first) =>
      Array.from({ length: 10 }, (_, index) => 64 * index + first),
    );
    let comparisons = 0;
    const compare = (a: number, b: number): number => {
      comparisons++;
      return a - b;
    };
    expect(await collect(mergeSorted(...sources, compare))).toHaveLength(640);
    // Two for each of the six levels of the heap, and one to see that the source is sorted.
    expect(comparisons).toBeLessThan(640 * 13);
  });
});
