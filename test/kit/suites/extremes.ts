/** What functions that pick values by their order share. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byKey, type Keyed, sortedSources } from "../sorted.js";
import { recorded, sources, Unread } from "../sources.js";
import { thrownBy, twins } from "../worlds.js";

/** A function that picks one value: `min` or `max`. */
export interface Picking {
  readonly name: string;
  readonly word: "least" | "greatest";
  /** The same over numbers. */
  readonly model: (...numbers: number[]) => number;
  /** The sign of a comparison with the best one so far after which that one stays. */
  readonly stays: 1 | -1;
  /** What it picks from 2^53 and 2^53 + 1. */
  readonly ofLarge: number | bigint;
  /** What it picks from aBc. */
  readonly ofLetters: string;
}

export function describePicking({ name, word, model, stays, ofLarge, ofLetters }: Picking): void {
  describe.each(twins(name))("%s", (_, pick, world) => {
    const { probe } = world;

    test(`gives the ${word} value, the first of those that are equal`, async () => {
      await fc.assert(
        fc.asyncProperty(sortedSources(world), async ({ values, make }) => {
          const extreme = model(...values.map(Number));
          expect(await pick(make())).toBe(values.find((value) => Number(value) === extreme));
        }),
      );
    });

    test("is undefined without values, and the only value whatever it is", async () => {
      expect(await pick([])).toBeUndefined();
      expect(await pick([NaN])).toBeNaN();
    });

    test("compares numbers with bigints exactly, and strings by code units", async () => {
      const [large, larger] = [2 ** 53, 2n ** 53n + 1n];
      expect(await pick([large, larger, large])).toBe(ofLarge);
      expect(await pick([Infinity, 10n ** 400n, -Infinity])).toBe(model(Infinity, -Infinity));
      expect(await pick("aBc")).toBe(ofLetters);
    });

    test("goes by a comparator, which is given a value and the best one so far", async () => {
      const [a, b, c] = [2, 1, 1].map((key, index) => ({ key: stays * key, name: `${index}` }));
      expect(await pick([a, b, c], byKey)).toBe(b);
      const calls: unknown[][] = [];
      await pick(
        [1, 2, 3],
        recorded(calls, () => stays),
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
      expect(await thrownBy(() => pick(source))).toEqual(
        new TypeError(`${name}: cannot compare ${shown}: give a comparator`),
      );
      expect(source.closes).toBe(1);
    });

    test("refuses what is no source and no comparator", async () => {
      expect(await thrownBy(() => pick(5))).toEqual(
        new TypeError(`${name}: source must be an iterable, got 5`),
      );
      const source = new Unread();
      expect(await thrownBy(() => pick(source, 5))).toEqual(
        new TypeError(`${name}: comparator must be a function, got 5`),
      );
      expect(source.closes).toBe(1);
    });
  });
}

/** A function that picks one value by its key: `minBy` or `maxBy`. */
export interface PickingByKey {
  readonly name: string;
  readonly word: "least" | "greatest";
  /** The same over numbers. */
  readonly model: (...numbers: number[]) => number;
  /** What it picks from fig and plum where the longer of two words is less. */
  readonly ofWords: string;
}

export function describePickingByKey({ name, word, model, ofWords }: PickingByKey): void {
  describe.each(twins(name))("%s", (_, pickBy, world) => {
    test(`gives the first value whose key is the ${word}`, async () => {
      await fc.assert(
        fc.asyncProperty(sources(world), fc.func(fc.integer({ min: 0, max: 3 })), async (source, key) => {
          const keys = source.values.map((value, index) => key(value, index));
          const expected = source.values[keys.indexOf(model(...keys))];
          expect(await pickBy(source.make(), key)).toEqual(expected);
        }),
      );
    });

    test("is undefined without values", async () => {
      expect(await pickBy([], () => 1)).toBeUndefined();
    });

    test("calls the key once for each value, with its index", async () => {
      const calls: unknown[][] = [];
      await pickBy(
        ["a", "b"],
        recorded(calls, () => 1),
      );
      expect(calls).toEqual([
        [undefined, "a", 0],
        [undefined, "b", 1],
      ]);
    });

    test("goes by a comparator of keys", async () => {
      const backwards = (a: string[], b: string[]): number =>
        (b[0] as string).length - (a[0] as string).length;
      expect(await pickBy(["fig", "plum"], (word: string) => [word], backwards)).toBe(ofWords);
    });

    test("refuses keys that cannot be compared, and closes the source", async () => {
      const source = world.probe([1, 2]);
      expect(await thrownBy(() => pickBy(source, (n: number) => (n === 1 ? "a" : n)))).toEqual(
        new TypeError(`${name}: cannot compare 2 with "a": give a comparator`),
      );
      expect(source.closes).toBe(1);
    });

    test("refuses what is no source, no key and no comparator", async () => {
      expect(await thrownBy(() => pickBy(5, () => 1))).toEqual(
        new TypeError(`${name}: source must be an iterable, got 5`),
      );
      const source = new Unread();
      expect(await thrownBy(() => pickBy(source))).toEqual(
        new TypeError(`${name}: key must be a function, got undefined`),
      );
      expect(await thrownBy(() => pickBy(source, () => 1, 5))).toEqual(
        new TypeError(`${name}: comparator must be a function, got 5`),
      );
      expect(source.closes).toBe(2);
    });
  });
}

/** A function that picks the first of the sorted values: `smallest` or `largest`. */
export interface Ranking {
  readonly name: string;
  /** The order of the values. */
  readonly order: (a: Keyed, b: Keyed) => number;
  /** The first two of 2n, 3, 1 and 4n. */
  readonly ofMixed: (number | bigint)[];
  /** The first two letters of aBc. */
  readonly ofLetters: string[];
  /** 1, 2 and 3 in order. */
  readonly sorted: number[];
}

export function describeRanking({ name, order, ofMixed, ofLetters, sorted }: Ranking): void {
  describe.each(twins(name))("%s", (_, rank, { probe }) => {
    const keyed: fc.Arbitrary<Keyed[]> = fc
      .array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 })
      .map((keys) => keys.map((key, index) => ({ key, name: `${index}` })));

    test("gives what sorting would begin with, equal values in their order", async () => {
      await fc.assert(
        fc.asyncProperty(keyed, fc.integer({ min: 0, max: 12 }), async (values, count) => {
          const expected = [...values].sort(order).slice(0, count);
          expect(await rank(probe(values), count, byKey)).toEqual(expected);
        }),
      );
    });

    test("compares numbers with bigints, and strings by code units", async () => {
      expect(await rank([2n, 3, 1, 4n], 2)).toEqual(ofMixed);
      expect(await rank("aBc", 2)).toEqual(ofLetters);
    });

    test("gives all that there are, in order, if there are fewer", async () => {
      expect(await rank([2, 1, 3], Infinity)).toEqual(sorted);
      expect(await rank([], 2)).toEqual([]);
    });

    test("coerces the count as take does", async () => {
      expect(await rank([1, 1, 1], "2.5")).toEqual([1, 1]);
    });

    test("pulls nothing for nothing, and closes the source", async () => {
      const source = probe((index) => index);
      expect(await rank(source, 0)).toEqual([]);
      expect([source.opens, source.pulls, source.closes]).toEqual([1, 0, 1]);
    });

    test("takes about one comparison a value when few are wanted", async () => {
      const values = Array.from({ length: 5000 }, (_, index) => (index * 1231) % 5003);
      let comparisons = 0;
      await rank(values, 5, (a: number, b: number) => {
        comparisons++;
        return a - b;
      });
      expect(comparisons).toBeLessThan(5600);
    });

    test("refuses mixtures, and closes the source", async () => {
      const source = probe<unknown>([1, "a"]);
      expect(await thrownBy(() => rank(source, 1))).toEqual(
        new TypeError(`${name}: cannot compare "a" with 1: give a comparator`),
      );
      expect(source.closes).toBe(1);
    });

    test.each([
      [-1, "-1"],
      [NaN, "NaN"],
      [undefined, "undefined"],
    ])("refuses %o as the count", async (count, shown) => {
      const source = new Unread();
      expect(await thrownBy(() => rank(source, count))).toEqual(
        new RangeError(`${name}: count must be a number from 0 to 2^53 - 1, or Infinity, got ${shown}`),
      );
      expect(source.closes).toBe(1);
    });

    test("refuses what is no source and no comparator", async () => {
      expect(await thrownBy(() => rank(5, 1))).toEqual(
        new TypeError(`${name}: source must be an iterable, got 5`),
      );
      const source = new Unread();
      expect(await thrownBy(() => rank(source, 1, 5))).toEqual(
        new TypeError(`${name}: comparator must be a function, got 5`),
      );
      expect(source.closes).toBe(1);
    });
  });
}
