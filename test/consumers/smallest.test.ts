import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byKey, type Keyed } from "../kit/sorted.js";
import { Unread } from "../kit/sources.js";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("smallest"))("%s", (_, smallest, world) => {
  const { probe } = world;
  const keyed: fc.Arbitrary<Keyed[]> = fc
    .array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 })
    .map((keys) => keys.map((key, index) => ({ key, name: `${index}` })));

  test("gives what sorting would begin with, equal values in their order", async () => {
    await fc.assert(
      fc.asyncProperty(keyed, fc.integer({ min: 0, max: 12 }), async (values, count) => {
        const expected = [...values].sort((a, b) => a.key - b.key).slice(0, count);
        expect(await smallest(probe(values), count, byKey)).toEqual(expected);
      }),
    );
  });

  test("compares numbers with bigints, and strings by code units", async () => {
    expect(await smallest([2n, 3, 1, 4n], 2)).toEqual([1, 2n]);
    expect(await smallest("aBc", 2)).toEqual(["B", "a"]);
  });

  test("gives all that there are, in order, if there are fewer", async () => {
    expect(await smallest([2, 1, 3], Infinity)).toEqual([1, 2, 3]);
    expect(await smallest([], 2)).toEqual([]);
  });

  test("coerces the count as take does", async () => {
    expect(await smallest([1, 1, 1], "2.5")).toEqual([1, 1]);
  });

  test("pulls nothing for nothing, and closes the source", async () => {
    const source = probe((index) => index);
    expect(await smallest(source, 0)).toEqual([]);
    expect([source.opens, source.pulls, source.closes]).toEqual([1, 0, 1]);
  });

  test("takes about one comparison a value when few are wanted", async () => {
    const values = Array.from({ length: 5000 }, (_, index) => (index * 1231) % 5003);
    let comparisons = 0;
    await smallest(values, 5, (a: number, b: number) => {
      comparisons++;
      return a - b;
    });
    expect(comparisons).toBeLessThan(5600);
  });

  test("refuses mixtures, and closes the source", async () => {
    const source = probe<unknown>([1, "a"]);
    expect(await thrownBy(() => smallest(source, 1))).toEqual(
      new TypeError('smallest: cannot compare "a" with 1: give a comparator'),
    );
    expect(source.closes).toBe(1);
  });

  test.each([
    [-1, "-1"],
    [NaN, "NaN"],
    [undefined, "undefined"],
  ])("refuses %o as the count", async (count, shown) => {
    const source = new Unread();
    expect(await thrownBy(() => smallest(source, count))).toEqual(
      new RangeError(`smallest: count must be a number from 0 to 2^53 - 1, or Infinity, got ${shown}`),
    );
    expect(source.closes).toBe(1);
  });

  test("refuses what is no source and no comparator", async () => {
    expect(await thrownBy(() => smallest(5, 1))).toEqual(
      new TypeError("smallest: source must be an iterable, got 5"),
    );
    const source = new Unread();
    expect(await thrownBy(() => smallest(source, 1, 5))).toEqual(
      new TypeError("smallest: comparator must be a function, got 5"),
    );
    expect(source.closes).toBe(1);
  });
});
