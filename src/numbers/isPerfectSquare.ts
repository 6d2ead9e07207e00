import { isNatural } from "../core/arithmetic/integers.js";
import { isSquare } from "../core/arithmetic/squareRoot.js";

/**
 * Whether a number is the square of an integer. Negative numbers, fractions, `NaN` and infinities are not.
 *
 * It costs the square root of {@link isqrt}, by the same algorithm, and one square.
 *
 * @param n - A safe integer or a bigint of any size.
 * @throws TypeError if `n` is neither a number nor a bigint.
 * @throws RangeError for an integer above `Number.MAX_SAFE_INTEGER`: its last digits are lost, so pass a bigint.
 * @example
 * ```ts
 * import { fib, filter, isPerfectSquare, take } from "lazuli";
 *
 * console.log([...take(filter(fib(), isPerfectSquare), 3)]); // => [1n, 1n, 144n]
 * console.log(isPerfectSquare(10n ** 40n + 1n)); // => false
 * ```
 * @see {@link isqrt} for the root.
 * @category Numbers
 */
export function isPerfectSquare(n: number | bigint): boolean {
  return isNatural("isPerfectSquare", n) && isSquare(n);
}
