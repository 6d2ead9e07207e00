import fc from "fast-check";
import { filter, isEven, not } from "lazuli";
import { describe, expect, test, vi } from "vitest";

describe("not", () => {
  test("says no just where the other one says yes", () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), fc.func(fc.anything()), (values, answer) => {
        // What answers by all that it is given must not be given the bounds.
        const predicate = (value: unknown, index: number): unknown => answer(value, index);
        const expected = values.filter((value, index) => !predicate(value, index));
        expect([...filter(values, not(predicate))]).toEqual(expected);
      }),
    );
  });

  test("hands on the value, the index and the bounds of a search", () => {
    const predicate = vi.fn(() => false);
    const within = { deadline: 5 };
    expect((not(predicate) as (...args: unknown[]) => boolean)("a", 7, within)).toBe(true);
    expect(predicate.mock.calls).toEqual([["a", 7, within]]);
  });

  test("takes itself back", () => {
    expect([...filter([1, 2, 3], not(not(isEven)))]).toEqual([2]);
  });

  test("refuses a predicate that is not a function", () => {
    expect(() => not("even" as never)).toThrow(
      new TypeError('not: predicate must be a function, got "even"'),
    );
  });
});
