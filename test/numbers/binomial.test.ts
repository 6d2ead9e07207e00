import { binomial, combinations, combinationsWithRepetition, count, range } from "lazuli";
import { describe, expect, test } from "vitest";
import { describeChoices } from "../kit/suites/integers.js";

describeChoices("binomial");

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
});
