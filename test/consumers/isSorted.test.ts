import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byKey } from "../kit/sorted.js";
import { recorded, Unread } from "../kit/sources.js";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("isSorted"))("%s", (_, isSorted, world) => {
  const { probe } = world;

  const numbers = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 5 });

  test("tells whether sorting would change nothing", async () => {
    await fc.assert(
      fc.asyncProperty(numbers, async (values) => {
        const sorted = [...values].sort((a, b) => a - b);
        expect(await isSorted(probe(values))).toBe(values.every((value, index) => value === sorted[index]));
        expect(await isSorted(probe(sorted))).toBe(true);
      }),
    );
  });

  test("stops at the first value that is smaller", async () => {
    const source = probe((index) => (index === 3 ? 0 : index));
    expect(await isSorted(source)).toBe(false);
    expect([source.pulls, source.closes]).toEqual([4, 1]);
  });

  test("is true for none or one value, whatever it is", async () => {
    expect(await isSorted([])).toBe(true);
    expect(await isSorted([undefined])).toBe(true);
  });

  test("compares numbers with bigints, and strings by code units", async () => {
    expect(await isSorted([1, 2n, 2, 3n])).toBe(true);
    expect(await isSorted([2 ** 53, 2n ** 53n + 1n, 2 ** 53])).toBe(false);
    expect(await isSorted("Ba𝒳")).toBe(true);
    expect(await isSorted("aB")).toBe(false);
  });

  test("goes by a comparator, which is given neighbours", async () => {
    expect(await isSorted([{ key: 1 }, { key: 1 }, { key: 3 }], byKey)).toBe(true);
    const calls: unknown[][] = [];
    await isSorted(
      ["a", "b", "c"],
      recorded(calls, () => 0),
    );
    expect(calls).toEqual([
      [undefined, "a", "b"],
      [undefined, "b", "c"],
    ]);
  });

  test.each([
    [[1, "a"], '1 with "a"'],
    [[1, NaN], "1 with NaN"],
    [[undefined, undefined], "undefined with undefined"],
    [[() => {}, 1], "a function with 1"],
  ])("refuses to compare %o", async (values, shown) => {
    const source = probe<unknown>(values);
    expect(await thrownBy(() => isSorted(source))).toEqual(
      new TypeError(`isSorted: cannot compare ${shown}: give a comparator`),
    );
    expect(source.closes).toBe(1);
  });

  test("refuses what is no source and no comparator", async () => {
    expect(await thrownBy(() => isSorted(5))).toEqual(
      new TypeError("isSorted: source must be an iterable, got 5"),
    );
    const source = new Unread();
    expect(await thrownBy(() => isSorted(source, 5))).toEqual(
      new TypeError("isSorted: comparator must be a function, got 5"),
    );
    expect(source.closes).toBe(1);
  });
});
