import fc from "fast-check";
import { gcd, reduce } from "lazuli";
import { describe, expect, test } from "vitest";
import { describeTwoIntegers } from "../kit/suites/integers.js";

const small = fc.integer({ min: -1000, max: 1000 });

describeTwoIntegers("gcd");

describe("gcd", () => {
  test("is the largest number that divides both", () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        let expected = 0;
        for (let d = 1; d <= 1000; d++) if (a % d === 0 && b % d === 0 && (a !== 0 || b !== 0)) expected = d;
        expect(gcd(a, b)).toBe(expected);
        expect(gcd(BigInt(a), BigInt(b))).toBe(BigInt(expected));
      }),
    );
  });

  test("takes a common factor out", () => {
    const large = fc.bigInt({ min: 1n, max: 2n ** 200n });
    fc.assert(fc.property(large, large, large, (a, b, c) => gcd(a * c, b * c) === c * gcd(a, b)));
  });

  test("is a callback for reduce", () => {
    expect(reduce([12, 18, 27], gcd)).toBe(3);
  });
});
