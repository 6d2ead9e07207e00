import { join, piDigits, take } from "lazuli";
import { describe, expect, test } from "vitest";

/** As Machin computed them: π = 16 arctan(1/5) - 4 arctan(1/239). */
function machin(digits: number): string {
  const one = 10n ** BigInt(digits + 20);
  const arctan = (x: bigint): bigint => {
    let sum = 0n;
    for (let power = one / x, odd = 1n; power !== 0n; power /= -x * x, odd += 2n) sum += power / odd;
    return sum;
  };
  return (16n * arctan(5n) - 4n * arctan(239n)).toString().slice(0, digits);
}

describe("piDigits", () => {
  test("gives the digits of Machin's formula", () => {
    expect(join(take(piDigits(), 3000), "")).toBe(machin(3000));
  });
});
