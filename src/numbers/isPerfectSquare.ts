import { must } from "../core/check.js";
import { isSquare } from "../core/roots.js";

/**
 * Whether a number is the square of an integer. Negative numbers, fractions, `NaN` and infinities are not.
 *
 * It costs a square root.
 *
 * @param n - A safe integer or a bigint of any size.
 * @throws TypeError if `n` is neither a number nor a bigint.
 * @throws RangeError for an integer above `Number.MAX_SAFE_INTEGER`: its last digits are lost, so pass a bigint.
 * @example
 * ```ts
 * import { fib, filter, isPerfectSquare, take } from "lazuli";
 *
 * [...take(filter(fib(), isPerfectSquare), 3)]; // => [1n, 1n, 144n]
 * isPerfectSquare(10n ** 40n + 1n); // => false
 * ```
 * @see {@link isqrt} for the root.
 * @category Numbers
 */
export function isPerfectSquare(n: number | bigint): boolean {
  if (typeof n === "number") {
    if (!Number.isInteger(n)) return false;
    must(n <= Number.MAX_SAFE_INTEGER, "isPerfectSquare", "n", "a safe integer or a bigint", n, RangeError);
  } else must(typeof n === "bigint", "isPerfectSquare", "n", "a number or a bigint", n);
  return n >= 0 && isSquare(n);
}
