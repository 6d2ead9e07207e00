import fc from "fast-check";
import { binomial, combinations, combinationsWithRepetition, count, range } from "lazuli";
import { describe, expect, test } from "vitest";

describe("binomial", () => {
  test("follows Pascal's triangle", () => {
    let row = [1n];
    for (let n = 0; n < 60; n++) {
      expect(row.map((_, k) => binomial(n, k))).toEqual(row);
      expect(binomial(n, n + 1)).toBe(0n);
      row = [...row, 0n].map((value, k) => value + (row[k - 1] ?? 0n));
    }
  });

  test("counts combinations", () => {
    for (let n = 0; n < 7; n++) {
      for (let k = 0; k < 9; k++) {
        expect(binomial(n, k)).toBe(BigInt(count(combinations(range(n), k))));
        if (n > 0)
          expect(binomial(n + k - 1, k)).toBe(BigInt(count(combinationsWithRepetition(range(n), k))));
      }
    }
  });

  test("is exact and quick for large numbers", () => {
    // By Kummer's theorem there are as many factors 2 as carries when 2^15 is added to itself.
    const central = binomial(2 ** 16, 2 ** 15);
    expect(central & 3n).toBe(2n);
    expect(binomial(10n ** 30n, 2)).toBe((10n ** 30n * (10n ** 30n - 1n)) / 2n);
    expect(binomial(10n ** 30n, 10n ** 30n - 1n)).toBe(10n ** 30n);
  });

  test("takes bigints and numbers alike", () => {
    fc.assert(
      fc.property(fc.nat({ max: 40 }), fc.nat({ max: 40 }), (n, k) => {
        expect(binomial(BigInt(n), k)).toBe(binomial(n, BigInt(k)));
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
      const message = `binomial: ${argument} must be ${expectation}, got ${shown}`;
      expect(() => binomial(...(args as [number, number]))).toThrow(new ErrorType(message));
    }
  });
});
