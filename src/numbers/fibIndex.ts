import { fibonacciIndex } from "../core/arithmetic/fibonacciIndex.js";

/**
 * Returns the index of a Fibonacci number: the inverse of {@link fibAt} for indices from 0 on.
 *
 * 1 has two indices, since F(1) = F(2) = 1; the result is the first. F(k) is φ^k / √5, rounded (D. Knuth, "The Art of
 * Computer Programming", 1.2.8), so the logarithm of the number leaves one candidate. It rules out most numbers; for
 * the others F(k) is computed as by {@link fibAt}, and compared.
 *
 * @param n - A safe integer or a bigint. Fractions, `NaN`, infinities and negative numbers have no index.
 * @returns The index; `undefined` if `n` is not a Fibonacci number.
 * @throws TypeError if `n` is neither a number nor a bigint.
 * @throws RangeError if `n` is an integer beyond `Number.MAX_SAFE_INTEGER`, which may have lost digits. Pass a
 * bigint.
 * @example
 * ```ts
 * import { fibAt, fibIndex } from "lazuli";
 *
 * console.log(fibIndex(144)); // => 12
 * console.log(fibIndex(fibAt(1000))); // => 1000
 * console.log(fibIndex(1)); // => 1
 * console.log(fibIndex(4)); // => undefined
 * ```
 * @see {@link isFib} to test a number.
 * @category Numbers
 */
export function fibIndex(n: number | bigint): number | undefined {
  return fibonacciIndex("fibIndex", n);
}
