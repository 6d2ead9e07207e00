import fc from "fast-check";
import { fib, findIndex, withDigits } from "lazuli";
import { describe, expect, test } from "vitest";
import { errorOf, shown } from "../kit/messages.js";

const digitsOf = (value: number | bigint, base = 10): number => value.toString(base).replace("-", "").length;

describe("withDigits", () => {
  test("says yes just of the numbers that are written so long", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 2, max: 36 }), fc.nat(60), (value, base, other) => {
        const count = digitsOf(value, base);
        for (const given of [value, BigInt(value)]) {
          expect(withDigits(count, { base })(given)).toBe(true);
          expect(withDigits(other + 1, { base })(given)).toBe(other + 1 === count);
        }
      }),
    );
  });

  test("is exact at the borders, however large", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 400 }), (count) => {
        const power = 10n ** BigInt(count - 1);
        const answers = [power - 1n, power, 10n * power - 1n, 10n * power, -power].map((n) =>
          withDigits(count)(n),
        );
        expect(answers).toEqual([false, true, true, false, true]);
      }),
    );
  });

  test.each([
    [1, 0, true],
    [1, -0, true],
    [1, 0n, true],
    [1, 9, true],
    [1, 10, false],
    [2, 0, false],
    [1, 0.5, false],
    [2, 10.5, false],
    [1, NaN, false],
    [1, Infinity, false],
    [400, -Infinity, false],
    [16, 2 ** 53, true],
    [16, 2 ** 53 - 1, true],
    [17, 1e16, true],
    [16, 1e16, false],
    [23, 1e22, true],
  ])("with %s digits, of %s says %s", (count, value, expected) => {
    expect(withDigits(count)(value)).toBe(expected);
  });

  test("finds the first Fibonacci number of a thousand digits", () => {
    expect(findIndex(fib(), withDigits(1000))).toBe(4781);
  });

  test("tells a bigint of a million digits", () => {
    const [huge, predicate] = [2n ** 3_321_928n, withDigits(1_000_000)];
    expect([huge / 10n, huge, huge * 10n].map((n) => predicate(n))).toEqual([false, true, false]);
  });

  test("refuses what no bigint can hold", () => {
    for (const [count, base] of [
      [1e9, 10],
      [2 ** 30, 3],
      [2 ** 53 - 1, 2],
    ] as const)
      expect(() => withDigits(count, { base })).toThrow(
        new RangeError(`withDigits: count must be small enough for the bigints of this engine, got ${count}`),
      );
  });

  test.each([0, -1, 1.5, NaN, Infinity, "3", 3n])("refuses %s as count", (count) => {
    expect(() => withDigits(count as never)).toThrow(
      new (errorOf(count))(`withDigits: count must be a positive safe integer, got ${shown(count)}`),
    );
  });

  test.each([1, 0, -2, 2.5, NaN, Infinity, "2"])("refuses %s as base", (base) => {
    expect(() => withDigits(1, { base: base as never })).toThrow(
      new (errorOf(base))(`withDigits: base must be a safe integer from 2 on, got ${shown(base)}`),
    );
  });
});
