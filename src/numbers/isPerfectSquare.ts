import { isNatural } from "../core/arithmetic/integers.js";
import { isSquare } from "../core/arithmetic/squareRoot.js";

/**
 * Returns `true` if a number is the square of an integer. It is `false` for negative numbers, fractions, `NaN` and
 * infinities.
 *
 * It costs one square root, computed as by {@link isqrt}, and one square.
 *
 * @param n - A safe integer or a bigint of any size.
 * @throws RangeError if `n` is an integer above `Number.MAX_SAFE_INTEGER`, which may have lost digits. Pass a bigint.
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
