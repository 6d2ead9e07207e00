import { must } from "../core/checks/must.js";
import { mustBeInteger } from "../core/arithmetic/integers.js";
import { rootOf } from "../core/arithmetic/squareRoot.js";

/**
 * Returns the square root of an integer, rounded down, exactly.
 *
 * For bigints it is the algorithm of Python's `math.isqrt`, by Mark Dickinson: Newton's method with a precision that
 * doubles at each step, which costs little more than one division.
 *
 * @param n - A safe integer or a bigint, not negative.
 * @throws TypeError if `n` is neither a number nor a bigint.
 * @throws RangeError if `n` is negative or not a safe integer.
 * @example
 * ```ts
 * import { isqrt } from "lazuli";
 *
 * console.log(isqrt(17)); // => 4
 * console.log(isqrt(2n * 10n ** 40n)); // => 141421356237309504880n
 * ```
 * @see {@link isPerfectSquare} to test for a square.
 * @category Numbers
 */
export function isqrt<N extends number | bigint>(n: N): N extends number ? number : bigint;
export function isqrt(n: number | bigint): number | bigint {
  mustBeInteger("isqrt", "n", n);
  must(n >= 0, "isqrt", "n", "non-negative", n, RangeError);
  if (typeof n === "bigint") return rootOf(n);
  const root = Math.floor(Math.sqrt(n));
  // Near 2^53 the root of a square minus one rounds up. -0 becomes 0.
  return root * root > n ? root - 1 : root + 0;
}
