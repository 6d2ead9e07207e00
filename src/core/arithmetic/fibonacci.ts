/** The binary logarithms of the golden ratio φ and of √5: F(n) is φ^n / √5, rounded. */
export const LOG_RATIO = 0.6942419136306174;
export const LOG_ROOT = 1.160964047443681;

/** A value of a sequence and the next one. */
export type Neighbours = readonly [bigint, bigint];

/**
 * F(n) and F(n + 1) for any integer n, by fast doubling: from k, which is half of n rounded down, to 2k and 2k + 1.
 *
 * Its two squares cost less than products. The product in textbooks is replaced by Cassini's identity F(k + 1)² - F(k
 * + 1) F(k) - F(k)² = (-1)^k. `pairAt` returns the pair at k.
 */
export function fibonacciPair(n: number, pairAt: (k: number) => Neighbours = fibonacciPair): Neighbours {
  const k = Math.floor(n / 2);
  // Nothing to halve: 0 or -1.
  if (k === n) return n ? [1n, 0n] : [0n, 1n];
  const [a, b] = pairAt(k);
  const square = a * a;
  const odd = b * b + square;
  const even = 2n * odd - 5n * square + (k % 2 ? 2n : -2n);
  return n % 2 ? [odd, even + odd] : [even, odd];
}

/** F(n) alone: the last step needs no pair, so one product replaces its two squares. */
export function fibonacciAt(n: number, pairAt: (k: number) => Neighbours = fibonacciPair): bigint {
  const k = Math.floor(n / 2);
  const [a, b] = pairAt(k);
  return n % 2 ? (a + b) * (3n * a - b) + (k % 2 ? -2n : 2n) : a * (2n * b - a);
}
