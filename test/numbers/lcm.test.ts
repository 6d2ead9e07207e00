import fc from "fast-check";
import { gcd, lcm, range, reduce } from "lazuli";
import { describe, expect, test } from "vitest";
import { describeTwoIntegers } from "../kit/suites/integers.js";

const small = fc.integer({ min: -1000, max: 1000 });

describeTwoIntegers("lcm");

describe("lcm", () => {
  test("times gcd is the product", () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        expect(lcm(a, b) * gcd(a, b) - Math.abs(a * b)).toBe(0);
        expect(lcm(BigInt(a), BigInt(b))).toBe(BigInt(lcm(a, b)));
      }),
    );
  });

  test.each([
    [0, 0],
    [0, 5],
    [5, 0],
    [0, -5],
    [-5, 0],
  ])("of %i and %i is 0", (a, b) => {
    expect(lcm(a, b)).toBe(0);
    expect(lcm(BigInt(a), BigInt(b))).toBe(0n);
  });

  test("is never rounded", () => {
    const message = "lcm: the multiple must be a safe integer, or of bigints, got 36028797018963960";
    expect(() => lcm(2 ** 53 - 1, 4)).toThrow(RangeError);
    expect(() => lcm(9007199254740990, 8)).toThrow(new RangeError(message));
    expect(reduce(range(1n, 31n), lcm)).toBe(2329089562800n);
  });
});
