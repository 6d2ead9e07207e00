import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fib, primes } from "lazuli";
import { byKey, distinct, has, sortedSources } from "../kit/sorted.js";
import { logged } from "../kit/sources.js";
import { collect, sync, thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("intersectSorted"))("%s", (_, intersectSorted, world) => {
  const { probe } = world;

  test("gives each value that all sources have once, that of the first source", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sortedSources(world), { minLength: 1, maxLength: 4 }), async (parts) => {
        const [first = [], ...others] = parts.map(({ values }) => values);
        const expected = distinct(first).filter((value) => others.every((values) => has(values, value)));
        expect(await collect(intersectSorted(...parts.map(({ make }) => make())))).toEqual(expected);
      }),
    );
  });

  test("goes by a comparator", async () => {
    const [a, b, c, d] = ["a", "b", "c", "d"].map((name, key) => ({ key: key >> 1, name }));
    expect(await collect(intersectSorted([a, c], [d], [b, c], byKey))).toEqual([c]);
  });

  test("is empty without sources", async () => {
    expect(await collect(intersectSorted())).toEqual([]);
  });

  test("streams over endless sources of numbers and of bigints", async () => {
    const both = intersectSorted(fib(), primes());
    const values = [];
    while (values.length < 7) values.push((await both.next()).value);
    expect(values).toEqual([2n, 3n, 5n, 13n, 89n, 233n, 1597n]);
    await both.return();
  });

  test("pulls a source only while it is behind another one, and none once one has ended", async () => {
    const [a, b, c] = [probe([1, 2, 8, 9]), probe([5, 7, 8, 9]), probe([8, 9])];
    const values = intersectSorted(a, b, c);
    const pulls = (): number[] => [a.pulls, b.pulls, c.pulls];
    expect((await values.next()).value).toBe(8);
    expect(pulls()).toEqual([3, 3, 1]);
    expect((await values.next()).value).toBe(9);
    expect(pulls()).toEqual([4, 4, 2]);
    expect((await values.next()).done).toBe(true);
    expect(pulls()).toEqual([5, 4, 2]);
    expect([a, b, c].map(({ closes }) => closes)).toEqual([0, 1, 1]);
  });

  test("ends with a source in the middle", async () => {
    const sources = [probe((index) => index), probe([3]), probe((index) => index)];
    expect(await collect(intersectSorted(...sources))).toEqual([3]);
    expect(sources.map(({ closes }) => closes)).toEqual([1, 0, 1]);
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
      expect(await thrownBy(() => intersectSorted(...args))).toEqual(
        new TypeError(`intersectSorted: every source must be ${iterable}, got ${shown}`),
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
      expect(await thrownBy(() => intersectSorted(...args))).toEqual(
        new TypeError(`intersectSorted: every source must be ${iterable}, got function`),
      );
    expect(source.opens).toBe(0);
    const callable = Object.assign(() => 0, { [Symbol.iterator]: () => [1].values() });
    expect(await collect(intersectSorted(callable, [1], (a: number, b: number) => a - b))).toContain(1);
  });

  test("closes those opened before when opening a source throws", async () => {
    const openError = new Error("at the opening");
    const [first, last] = [probe([1]), probe([3])];
    const failing = logged(world, [], "failing", [2], { openError });
    expect(await thrownBy(() => intersectSorted(first, failing, last))).toBe(openError);
    expect([first.opens, first.closes, last.opens]).toEqual([1, 1, 0]);
  });

  test.each([
    [true, "true"],
    [NaN, "NaN"],
    [Promise.resolve(0), "object"],
  ])("refuses a comparator that answers %o", async (answer, shown) => {
    const sources = [probe([1]), probe([2])];
    expect(await thrownBy(() => collect(intersectSorted(...sources, () => answer)))).toEqual(
      new TypeError(`intersectSorted: the result of comparator must be a number, got ${shown}`),
    );
    expect(sources.map(({ closes }) => closes)).toEqual([1, 1]);
  });

  test("refuses a source that is not sorted, and closes all of them", async () => {
    const sources = [probe([1, 5, 9]), probe([1, 5, 3])];
    expect(await thrownBy(() => collect(intersectSorted(...sources)))).toEqual(
      new RangeError("intersectSorted: source 1 is not sorted: 3 at index 2 comes after 5"),
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
    const error = await thrownBy(() => collect(intersectSorted([a], [b])));
    expect(error).toBeInstanceOf(TypeError);
    expect(
      [shown, reversed].map((pair) => `intersectSorted: cannot compare ${pair}; give a comparator`),
    ).toContain((error as Error).message);
  });
});
