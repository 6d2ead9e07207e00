import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byKey, sortedSources } from "../kit/sorted.js";
import { recorded, Unread } from "../kit/sources.js";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("min"))("%s", (_, min, world) => {
  const { probe } = world;

  test("gives the least value, the first of those that are equal", async () => {
    await fc.assert(
      fc.asyncProperty(sortedSources(world), async ({ values, make }) => {
        const extreme = Math.min(...values.map(Number));
        expect(await min(make())).toBe(values.find((value) => Number(value) === extreme));
      }),
    );
  });

  test("is undefined without values, and the only value whatever it is", async () => {
    expect(await min([])).toBeUndefined();
    expect(await min([NaN])).toBeNaN();
  });

  test("compares numbers with bigints exactly, and strings by code units", async () => {
    const [large, larger] = [2 ** 53, 2n ** 53n + 1n];
    expect(await min([large, larger, large])).toBe(large);
    expect(await min([Infinity, 10n ** 400n, -Infinity])).toBe(-Infinity);
    expect(await min("aBc")).toBe("B");
  });

  test("goes by a comparator, which is given a value and the best one so far", async () => {
    const [a, b, c] = [2, 1, 1].map((key, index) => ({ key: key, name: `${index}` }));
    expect(await min([a, b, c], byKey)).toBe(b);
    const calls: unknown[][] = [];
    await min(
      [1, 2, 3],
      recorded(calls, () => 1),
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
    expect(await thrownBy(() => min(source))).toEqual(
      new TypeError(`min: cannot compare ${shown}: give a comparator`),
    );
    expect(source.closes).toBe(1);
  });

  test("refuses what is no source and no comparator", async () => {
    expect(await thrownBy(() => min(5))).toEqual(new TypeError("min: source must be an iterable, got 5"));
    const source = new Unread();
    expect(await thrownBy(() => min(source, 5))).toEqual(
      new TypeError("min: comparator must be a function, got 5"),
    );
    expect(source.closes).toBe(1);
  });
});
