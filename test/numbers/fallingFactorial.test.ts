import fc from "fast-check";
import { fallingFactorial, count, permutations, range } from "lazuli";
import { describe, expect, test } from "vitest";
import { describeChoices } from "../kit/suites/integers.js";

describeChoices("fallingFactorial");

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
});
