import { fibonacciIndex } from "../core/arithmetic/fibonacciIndex.js";

/**
 * Whether a number is one of 0, 1, 2, 3, 5, 8, …, the Fibonacci numbers.
 *
 * F(k) is φ^k / √5, rounded (D. Knuth, "The Art of Computer Programming", 1.2.8), so that the logarithm of a number
 * leaves one candidate, and mostly shows that there is none; else F(k) is computed as {@link fibAt} does it, and
 * compared. The answer is exact for integers of any size.
 *
 * @param n - A safe integer or a bigint. Fractions, `NaN` and infinities are no Fibonacci numbers, nor is what only
 * stands at a negative index: -1, -3, -8, …
 * @throws TypeError if it is neither a number nor a bigint.
 * @throws RangeError for an integer beyond `Number.MAX_SAFE_INTEGER`: its last digits are lost, so pass a bigint.
 * @example
 * ```ts
 * import { filter, isFib, primes, take } from "lazuli";
 *
 * console.log(isFib(144)); // => true
 * console.log(isFib(10n ** 100n)); // => false
 * console.log([...take(filter(primes(), (p) => isFib(p)), 6)]); // => [2, 3, 5, 13, 89, 233]
 * ```
 * @see {@link fibIndex} for which one it is.
 * @category Numbers
 */
export function isFib(n: number | bigint): boolean {
  return fibonacciIndex("isFib", n) !== undefined;
}
