import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byKey, distinct, merged, sortedSources } from "../kit/sorted.js";
import { logged } from "../kit/sources.js";
import { collect, sync, thrownBy, twins } from "../kit/worlds.js";

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

  test.each([
    ["ab", "ab"],
    [5, "5"],
    [undefined, "undefined"],
    [{ next: () => ({ done: true }) }, "object"],
  ])("refuses %o among the sources, and opens none", async (source, shown) => {
    const other = probe([1]);
    const iterable = world === sync ? "an iterable object" : "an async or sync iterable";
    for (const args of [
      [other, source],
      [other, source, byKey],
    ])
      expect(await thrownBy(() => unionSorted(...args))).toEqual(
        new TypeError(`unionSorted: every source must be ${iterable}, got ${shown}`),
      );
    expect(other.opens).toBe(0);
  });

  test("takes a function for the comparator in the last place only", async () => {
    const source = probe([1]);
    const iterable = world === sync ? "an iterable object" : "an async or sync iterable";
    for (const args of [
      [byKey, source],
      [source, byKey, byKey],
    ])
      expect(await thrownBy(() => unionSorted(...args))).toEqual(
        new TypeError(`unionSorted: every source must be ${iterable}, got function`),
      );
    expect(source.opens).toBe(0);
    const callable = Object.assign(() => 0, { [Symbol.iterator]: () => [1].values() });
    expect(await collect(unionSorted(callable, [1], (a: number, b: number) => a - b))).toContain(1);
  });

  test("closes those opened before when opening a source throws", async () => {
    const openError = new Error("at the opening");
    const [first, last] = [probe([1]), probe([3])];
    const failing = logged(world, [], "failing", [2], { openError });
    expect(await thrownBy(() => unionSorted(first, failing, last))).toBe(openError);
    expect([first.opens, first.closes, last.opens]).toEqual([1, 1, 0]);
  });

  test.each([
    [true, "true"],
    [NaN, "NaN"],
    [Promise.resolve(0), "object"],
  ])("refuses a comparator that answers %o", async (answer, shown) => {
    const sources = [probe([1]), probe([2])];
    expect(await thrownBy(() => collect(unionSorted(...sources, () => answer)))).toEqual(
      new TypeError(`unionSorted: the result of comparator must be a number, got ${shown}`),
    );
    expect(sources.map(({ closes }) => closes)).toEqual([1, 1]);
  });

  test("refuses a source that is not sorted, and closes all of them", async () => {
    const sources = [probe([1, 5, 9]), probe([1, 5, 3])];
    expect(await thrownBy(() => collect(unionSorted(...sources)))).toEqual(
      new RangeError("unionSorted: source 1 is not sorted: 3 at index 2 comes after 5"),
    );
    expect(sources.map(({ closes }) => closes)).toEqual([1, 1]);
  });

  test.each([
    [3, "b", '3 with "b"', '"b" with 3'],
    [2n, "b", '2n with "b"', '"b" with 2n'],
    [NaN, 1, "NaN with 1", "1 with NaN"],
    [undefined, undefined, "undefined with undefined", "undefined with undefined"],
    [{}, 1, "object with 1", "1 with object"],
  ])("refuses to compare %o with %o", async (a, b, shown, reversed) => {
    const error = await thrownBy(() => collect(unionSorted([a], [b])));
    expect(error).toBeInstanceOf(TypeError);
    expect(
      [shown, reversed].map((pair) => `unionSorted: cannot compare ${pair}; give a comparator`),
    ).toContain((error as Error).message);
  });
});
