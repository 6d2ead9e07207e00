import fc from "fast-check";
import { filter, find, iterate, withinTolerance } from "lazuli";
import { describe, expect, test } from "vitest";

describe("withinTolerance", () => {
  test("says yes of numbers that differ from the one before by no more than the tolerance", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 })), fc.nat(9), (values, tolerance) => {
        const expected = values.filter(
          (value, index) => index > 0 && Math.abs(value - (values[index - 1] as number)) <= tolerance,
        );
        expect([...filter(values, withinTolerance(tolerance))]).toEqual(expected);
      }),
    );
  });

  test("stops a computation that converges", () => {
    const guesses = iterate(3, (x) => (x + 9 / x) / 2 + 1e-4);
    expect(Math.abs(find(guesses, withinTolerance(1e-5)) - 3)).toBeLessThan(1e-3);
  });

  test.each([
    [Infinity, Infinity, true],
    [-Infinity, -Infinity, true],
    [Infinity, -Infinity, false],
    [1, Infinity, false],
    [NaN, NaN, false],
    [1, NaN, false],
    [0, -0, true],
  ])("of %s and then %s says %s", (first, second, expected) => {
    const predicate = withinTolerance(1);
    expect([predicate(first, 0), predicate(second, 1)]).toEqual([false, expected]);
  });

  test("takes no difference for the tolerance 0, and any for Infinity", () => {
    expect([...filter([1, 1, 2], withinTolerance(0))]).toEqual([1]);
    expect([...filter([1, 1e308, -1e308], withinTolerance(Infinity))]).toEqual([1e308, -1e308]);
  });

  test("starts afresh with the next pass", () => {
    const predicate = withinTolerance(1);
    for (let pass = 0; pass < 2; pass++)
      expect([1, 2, 4].map((value, index) => predicate(value, index))).toEqual([false, true, false]);
  });

  test("compares none but neighbours", () => {
    const predicate = withinTolerance(1);
    expect([predicate(1, 0), predicate(2, 2), predicate(3, 3)]).toEqual([false, false, true]);
  });

  test("refuses a tolerance that is none", () => {
    const refused = (tolerance: unknown): Error | undefined => {
      try {
        withinTolerance(tolerance as number);
      } catch (error) {
        return error as Error;
      }
      return undefined;
    };
    expect(refused(1n)).toEqual(new TypeError("withinTolerance: tolerance must be a number, got 1n"));
    expect(refused(-1)).toEqual(new RangeError("withinTolerance: tolerance must be 0 or more, got -1"));
    expect(refused(NaN)).toEqual(new RangeError("withinTolerance: tolerance must be 0 or more, got NaN"));
  });
});
