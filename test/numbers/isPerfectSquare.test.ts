import fc from "fast-check";
import { isPerfectSquare } from "lazuli";
import { describe, expect, test } from "vitest";

describe("isPerfectSquare", () => {
  test("knows the squares", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n, max: 2n ** 100n }), (root) => {
        const around = [-1n, 0n, 1n].map((offset) => isPerfectSquare(root * root + offset));
        expect(around).toEqual([false, true, false]);
      }),
    );
    const squares = Array.from({ length: 10_000 }, (_, n) => n).filter((n) => isPerfectSquare(n));
    expect(squares).toEqual(Array.from({ length: 100 }, (_, n) => n * n));
    expect([94906265 ** 2, 94906265 ** 2 - 1, 94906265 ** 2 + 1].map(isPerfectSquare)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test.each([-1, -4, -4n, -(2 ** 60), 0.25, NaN, Infinity, -Infinity, 2.25])("says no to %s", (n) => {
    expect(isPerfectSquare(n)).toBe(false);
  });

  test("refuses what it cannot tell", () => {
    const unsafe = "isPerfectSquare: n must be a safe integer or a bigint, got 9007199254740992";
    expect(() => isPerfectSquare(2 ** 53)).toThrow(new RangeError(unsafe));
    const message = 'isPerfectSquare: n must be a number or a bigint, got "4"';
    expect(() => isPerfectSquare("4" as never)).toThrow(new TypeError(message));
  });
});
