import fc from "fast-check";
import { fallingFactorial, count, permutations, range } from "lazuli";
import { describe, expect, test } from "vitest";

describe("fallingFactorial", () => {
  test("multiplies k numbers from n down", () => {
    fc.assert(
      fc.property(fc.nat({ max: 200 }), fc.nat({ max: 200 }), (n, k) => {
        let expected = 1n;
        for (let factor = n; factor > n - k; factor--) expected *= BigInt(Math.max(factor, 0));
        expect(fallingFactorial(n, k)).toBe(expected);
      }),
    );
  });

  test("counts permutations", () => {
    for (let n = 0; n < 6; n++)
      for (let k = 0; k < 7; k++)
        expect(fallingFactorial(n, k)).toBe(BigInt(count(permutations(range(n), k))));
  });

  test("takes n without limit", () => {
    expect(fallingFactorial(10n ** 30n, 2)).toBe(10n ** 30n * (10n ** 30n - 1n));
  });

  test("takes bigints and numbers alike", () => {
    fc.assert(
      fc.property(fc.nat({ max: 40 }), fc.nat({ max: 40 }), (n, k) => {
        expect(fallingFactorial(BigInt(n), k)).toBe(fallingFactorial(n, BigInt(k)));
      }),
    );
  });

  test.each([
    ["1", TypeError, "a number or a bigint", '"1"'],
    [undefined, TypeError, "a number or a bigint", "undefined"],
    [-1, RangeError, "a non-negative safe integer or bigint", "-1"],
    [-1n, RangeError, "a non-negative safe integer or bigint", "-1n"],
    [1.5, RangeError, "a non-negative safe integer or bigint", "1.5"],
    [NaN, RangeError, "a non-negative safe integer or bigint", "NaN"],
    [2 ** 53, RangeError, "a non-negative safe integer or bigint", "9007199254740992"],
  ])("refuses %o", (value, ErrorType, expectation, shown) => {
    for (const [argument, args] of [
      ["n", [value, 1]],
      ["k", [1, value]],
    ] as const) {
      const message = `fallingFactorial: ${argument} must be ${expectation}, got ${shown}`;
      expect(() => fallingFactorial(...(args as [number, number]))).toThrow(new ErrorType(message));
    }
  });
});
