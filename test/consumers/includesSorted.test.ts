import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countFrom, map, primes } from "lazuli";
import { byKey, has, sortedSources } from "../kit/sorted.js";
import { Unread } from "../kit/sources.js";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("includesSorted"))("%s", (_, includesSorted, world) => {
  const { probe } = world;

  test("tells whether a value is there", async () => {
    await fc.assert(
      fc.asyncProperty(sortedSources(world), fc.integer({ min: -4, max: 7 }), async (source, value) => {
        expect(await includesSorted(source.make(), value)).toBe(has(source.values, value));
      }),
    );
  });

  test("stops at the first larger value, over an endless source too", async () => {
    const source = probe((index) => 2 * index);
    expect(await includesSorted(source, 5)).toBe(false);
    expect([source.pulls, source.closes]).toEqual([4, 1]);
    expect(await includesSorted(primes(), 2027)).toBe(true);
    expect(
      await includesSorted(
        map(countFrom(), (n) => n * n),
        2027,
      ),
    ).toBe(false);
  });

  test("does not close a source that has ended", async () => {
    const source = probe([1, 2]);
    expect(await includesSorted(source, 5)).toBe(false);
    expect([source.pulls, source.closes]).toEqual([3, 0]);
  });

  test("goes by a comparator, which is given first a value and then the one looked for", async () => {
    expect(await includesSorted([{ key: 1 }, { key: 3 }], { key: 3 }, byKey)).toBe(true);
    const pairs: unknown[] = [];
    await includesSorted(["a", "b"], 5, (...pair: unknown[]) => pairs.push(pair) - 10);
    expect(pairs).toEqual([
      ["a", 5],
      ["a", "b"],
      ["b", 5],
    ]);
  });

  test("reads strings", async () => {
    expect(await includesSorted("a𝒳", "𝒳")).toBe(true);
  });

  test("refuses a source that is not sorted, and closes it", async () => {
    const source = probe([1, 5, 3]);
    expect(await thrownBy(() => includesSorted(source, 9))).toEqual(
      new RangeError("includesSorted: source is not sorted: 3 at index 2 comes after 5"),
    );
    expect(source.closes).toBe(1);
  });

  test.each([
    [["a"], 1, '"a" with 1'],
    [[1], undefined, "1 with undefined"],
    [[1], NaN, "1 with NaN"],
  ])("refuses to look in %o for %o", async (values, value, shown) => {
    expect(await thrownBy(() => includesSorted(values, value))).toEqual(
      new TypeError(`includesSorted: cannot compare ${shown}: give a comparator`),
    );
  });

  test("refuses what is no source and no comparator", async () => {
    expect(await thrownBy(() => includesSorted(5, 5))).toEqual(
      new TypeError("includesSorted: source must be an iterable, got 5"),
    );
    const source = new Unread();
    expect(await thrownBy(() => includesSorted(source, 5, null))).toEqual(
      new TypeError("includesSorted: comparator must be a function, got null"),
    );
    expect(source.closes).toBe(1);
  });
});
