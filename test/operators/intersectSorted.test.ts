import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fib, primes } from "lazuli";
import { byKey, distinct, has, sortedSources } from "../kit/sorted.js";
import { collect, twins } from "../kit/worlds.js";

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
});
