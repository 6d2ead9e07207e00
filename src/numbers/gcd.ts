import { absolute, gcdOf, mustBePair } from "../core/arithmetic/integers.js";

/**
 * Returns the greatest common divisor of two integers. It is never negative, and 0 only if both are 0.
 *
 * It is Euclid's algorithm, with at most about 1.44 log2(n) divisions, where n is the smaller number. Neighbouring
 * Fibonacci numbers take the most (G. Lamé, 1844; D. Knuth, "The Art of Computer Programming", 4.5.3).
 *
 * @param a - A safe integer or a bigint.
 * @param b - Another one of the same kind.
 * @throws TypeError if an argument is neither a number nor a bigint, or if they are not of the same kind.
 * @throws RangeError if a number is not a safe integer.
 * @example
 * ```ts
 * import { gcd, reduce } from "lazuli";
 *
 * console.log(gcd(12, -18)); // => 6
 * console.log(reduce([12n, 18n, 27n], gcd)); // => 3n
 * ```
 * @see {@link lcm} for the least common multiple.
 * @category Numbers
 */
export function gcd<N extends number | bigint>(a: N, b: N): N extends number ? number : bigint {
  return absolute(gcdOf(...mustBePair("gcd", a, b))) as never;
}
