import fc from "fast-check";
import { both, filter } from "lazuli";
import { describe, expect, test, vi } from "vitest";

describe("both", () => {
  test("says what the two say together, as a boolean", () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), fc.func(fc.nat(1)), fc.func(fc.nat(1)), (values, one, other) => {
        // What answers by all that it is given must not be given the bounds.
        const first = (value: unknown, index: number): number => one(value, index);
        const second = (value: unknown, index: number): number => other(value, index);
        const expected = values.filter((value, index) => first(value, index) && second(value, index));
        expect([...filter(values, both(first, second))]).toEqual(expected);
      }),
    );
    expect(
      both(
        () => 1,
        () => "",
      )(0, 0),
    ).toBe(false);
    expect(
      both(
        () => "",
        () => 1,
      )(0, 0),
    ).toBe(false);
    expect(
      both(
        () => 0,
        () => "",
      )(0, 0),
    ).toBe(false);
    expect(
      both(
        () => 1,
        () => "a",
      )(0, 0),
    ).toBe(true);
  });

  test("asks the second one only where the first one says yes", () => {
    const second = vi.fn(() => true);
    const joined = both((value: number) => value > 1, second);
    expect([1, 2, 3].map((value, index) => joined(value, index))).toEqual([false, true, true]);
    expect(second).toHaveBeenCalledTimes(2);
  });

  test("hands on the value, the index and the bounds of a search", () => {
    const [first, second] = [vi.fn(() => true), vi.fn(() => true)];
    const within = { deadline: 5 };
    (both(first, second) as (...args: unknown[]) => boolean)("a", 7, within);
    expect(first.mock.calls).toEqual([["a", 7, within]]);
    expect(second.mock.calls).toEqual([["a", 7, within]]);
  });

  test("refuses what is not a function", () => {
    expect(() => both("a" as never, () => true)).toThrow(
      new TypeError('both: first must be a function, got "a"'),
    );
    expect(() => both(() => true, undefined as never)).toThrow(
      new TypeError("both: second must be a function, got undefined"),
    );
  });
});
