import { fibonacciIndex } from "../core/arithmetic/fibonacciIndex.js";

/**
 * The index of a Fibonacci number: the inverse of {@link fibAt} for indices from 0 on.
 *
 * 1 stands at two of them, F(1) = F(2) = 1; the answer is the first. F(k) is φ^k / √5, rounded (D. Knuth, "The Art of
 * Computer Programming", 1.2.8), so that the logarithm of the number leaves one candidate. Most numbers are told there;
 * for the others F(k) is computed as {@link fibAt} does it, and compared.
 *
 * @param n - A safe integer or a bigint. Fractions, `NaN`, infinities and negative numbers have no index.
 * @returns The index, or `undefined` for a number that is no Fibonacci number.
 * @throws TypeError if it is neither a number nor a bigint.
 * @throws RangeError for an integer beyond `Number.MAX_SAFE_INTEGER`: its last digits are lost, so pass a bigint.
 * @example
 * ```ts
 * import { fibAt, fibIndex } from "lazuli";
 *
 * console.log(fibIndex(144)); // => 12
 * console.log(fibIndex(fibAt(1000))); // => 1000
 * console.log(fibIndex(1)); // => 1
 * console.log(fibIndex(4)); // => undefined
 * ```
 * @see {@link isFib} for whether there is one.
 * @category Numbers
 */
export function fibIndex(n: number | bigint): number | undefined {
  return fibonacciIndex("fibIndex", n);
}
