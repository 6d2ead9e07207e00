import fc from "fast-check";
import { count, distinctPermutations, fallingFactorial, multinomial } from "lazuli";
import { describe, expect, test } from "vitest";
import { describeExactCount } from "../kit/suites/integers.js";

describeExactCount("multinomial", { "count 1": (value) => [2, value] });

const factorial = (n: number): bigint => fallingFactorial(n, n);

describe("multinomial", () => {
  test("is the factorial of the sum by the factorials of the counts", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30 }), { maxLength: 6 }), (counts) => {
        const total = counts.reduce((sum, each) => sum + each, 0);
        const expected = counts.reduce((ways, each) => ways / factorial(each), factorial(total));
        expect(multinomial(...counts)).toBe(expected);
        expect(multinomial(...counts.map(BigInt))).toBe(expected);
      }),
    );
  });

  test("counts distinct permutations", () => {
    for (const [a, b, c] of [
      [0, 0, 0],
      [1, 2, 3],
      [4, 0, 2],
      [2, 2, 2],
    ] as const) {
      const orders = distinctPermutations("a".repeat(a) + "b".repeat(b) + "c".repeat(c));
      expect(multinomial(a, b, c)).toBe(BigInt(count(orders)));
    }
  });
});
