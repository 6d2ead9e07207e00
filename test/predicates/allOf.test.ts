import fc from "fast-check";
import { allOf, exceeds, filter, find, pairwise, primes } from "lazuli";
import { describe, expect, test, vi } from "vitest";

describe("allOf", () => {
  test("says what every of arrays says", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.anything())), fc.func(fc.nat(2)), (values, answer) => {
        // What answers by all that it is given must not be given the bounds.
        const predicate = (value: unknown, index: number): unknown => answer(value, index);
        const expected = values.filter((array) => array.every((value, place) => predicate(value, place)));
        expect([...filter(values, allOf(predicate))]).toEqual(expected);
      }),
    );
  });

  test("asks of holes too", () => {
    expect(allOf((value) => value !== undefined)(Array(1), 0)).toBe(false);
  });

  test("finds the first neighbours that fit", () => {
    expect(find(pairwise(primes()), allOf(exceeds(100)))).toEqual([101, 103]);
  });

  test("asks up to the first no, with the place of the element and the bounds of a search", () => {
    const predicate = vi.fn((value: string) => value === "a");
    const within = { deadline: 5 };
    expect((allOf(predicate) as (...args: unknown[]) => boolean)(["a", "b", "c"], 7, within)).toBe(false);
    expect(predicate.mock.calls).toEqual([
      ["a", 0, within],
      ["b", 1, within],
    ]);
  });

  test("refuses a predicate that is not a function", () => {
    expect(() => allOf(5 as never)).toThrow(new TypeError("allOf: predicate must be a function, got 5"));
  });
});
