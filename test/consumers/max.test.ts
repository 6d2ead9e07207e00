import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byKey, sortedSources } from "../kit/sorted.js";
import { recorded, Unread } from "../kit/sources.js";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("max"))("%s", (_, max, world) => {
  const { probe } = world;

  test("gives the greatest value, the first of those that are equal", async () => {
    await fc.assert(
      fc.asyncProperty(sortedSources(world), async ({ values, make }) => {
        const extreme = Math.max(...values.map(Number));
        expect(await max(make())).toBe(values.find((value) => Number(value) === extreme));
      }),
    );
  });

  test("is undefined without values, and the only value whatever it is", async () => {
    expect(await max([])).toBeUndefined();
    expect(await max([NaN])).toBeNaN();
  });

  test("compares numbers with bigints exactly, and strings by code units", async () => {
    const [large, larger] = [2 ** 53, 2n ** 53n + 1n];
    expect(await max([large, larger, large])).toBe(larger);
    expect(await max([Infinity, 10n ** 400n, -Infinity])).toBe(Infinity);
    expect(await max("aBc")).toBe("c");
  });

  test("goes by a comparator, which is given a value and the best one so far", async () => {
    const [a, b, c] = [2, 1, 1].map((key, index) => ({ key: -key, name: `${index}` }));
    expect(await max([a, b, c], byKey)).toBe(b);
    const calls: unknown[][] = [];
    await max(
      [1, 2, 3],
      recorded(calls, () => -1),
    );
    expect(calls).toEqual([
      [undefined, 2, 1],
      [undefined, 3, 1],
    ]);
  });

  test.each([
    [[1, "a"], '"a" with 1'],
    [[1, NaN], "NaN with 1"],
    [[null, null], "null with null"],
  ])("refuses to compare %o", async (values, shown) => {
    const source = probe<unknown>(values);
    expect(await thrownBy(() => max(source))).toEqual(
      new TypeError(`max: cannot compare ${shown}: give a comparator`),
    );
    expect(source.closes).toBe(1);
  });

  test("refuses what is no source and no comparator", async () => {
    expect(await thrownBy(() => max(5))).toEqual(new TypeError("max: source must be an iterable, got 5"));
    const source = new Unread();
    expect(await thrownBy(() => max(source, 5))).toEqual(
      new TypeError("max: comparator must be a function, got 5"),
    );
    expect(source.closes).toBe(1);
  });
});
