import { fibonacciIndex } from "../core/arithmetic/fibonacciIndex.js";

/**
 * Returns `true` if a number is a Fibonacci number: one of 0, 1, 2, 3, 5, 8 and so on.
 *
 * F(k) is φ^k / √5, rounded (D. Knuth, "The Art of Computer Programming", 1.2.8), so the logarithm of a number leaves
 * one candidate, and mostly rules it out. Otherwise F(k) is computed as by {@link fibAt}, and compared. The result is
 * exact for integers of any size.
 *
 * @param n - A safe integer or a bigint. It is `false` for fractions, `NaN` and infinities, and for numbers that
 * occur only at negative indices: -1, -3, -8, …
 * @throws TypeError if `n` is neither a number nor a bigint.
 * @throws RangeError if `n` is an integer beyond `Number.MAX_SAFE_INTEGER`, which may have lost digits. Pass a
 * bigint.
 * @example
 * ```ts
 * import { filter, isFib, primes, take } from "lazuli";
 *
 * console.log(isFib(144)); // => true
 * console.log(isFib(10n ** 100n)); // => false
 * console.log([...take(filter(primes(), (p) => isFib(p)), 6)]); // => [2, 3, 5, 13, 89, 233]
 * ```
 * @see {@link fibIndex} for its index.
 * @category Numbers
 */
export function isFib(n: number | bigint): boolean {
  return fibonacciIndex("isFib", n) !== undefined;
}
