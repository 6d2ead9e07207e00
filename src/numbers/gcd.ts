import { absolute, gcdOf, mustBePair } from "../core/arithmetic/integers.js";

/**
 * The greatest common divisor of two integers; never negative, and 0 only for two zeros.
 *
 * Euclid's algorithm. It takes about 1.44 log2(n) divisions at most, n being the smaller one: for two neighbours
 * among the Fibonacci numbers (G. Lamé, 1844; D. Knuth, "The Art of Computer Programming", 4.5.3).
 *
 * @param a - A safe integer or a bigint.
 * @param b - Another one of the same kind.
 * @throws TypeError if one is neither a number nor a bigint, or they are not of the same kind.
 * @throws RangeError if a number is no safe integer.
 * @example
 * ```ts
 * import { gcd, reduce } from "lazuli";
 *
 * console.log(gcd(12, -18)); // => 6
 * console.log(reduce([12n, 18n, 27n], gcd)); // => 3n
 * ```
 * @see {@link lcm}
 * @category Numbers
 */
export function gcd<N extends number | bigint>(a: N, b: N): N extends number ? number : bigint {
  return absolute(gcdOf(...mustBePair("gcd", a, b))) as never;
}
