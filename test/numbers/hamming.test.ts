import { hamming, nth, pairwise, take } from "lazuli";
import { describe, expect, test } from "vitest";

describe("hamming", () => {
  test("gives the products of powers of 2, 3 and 5 in order, each once", () => {
    const limit = 10n ** 20n;
    const expected: bigint[] = [];
    for (let two = 1n; two <= limit; two *= 2n)
      for (let three = two; three <= limit; three *= 3n)
        for (let five = three; five <= limit; five *= 5n) expected.push(five);
    expected.sort((a, b) => (a < b ? -1 : 1));
    expect([...take(hamming(), expected.length)]).toEqual(expected);
  });

  test("goes on past the safe integers", () => {
    for (const [a, b] of pairwise(take(hamming(), 15_000))) if (a >= b) throw new Error(`${b} behind ${a}`);
    let n = nth(hamming(), 14_999) as bigint;
    expect(n).toBeGreaterThan(2n ** 53n);
    for (const prime of [2n, 3n, 5n]) while (n % prime === 0n) n /= prime;
    expect(n).toBe(1n);
  });
});
