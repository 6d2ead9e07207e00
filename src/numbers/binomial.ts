import { choose, toWhole } from "../core/arithmetic/counting.js";

/**
 * In how many ways `k` of `n` things can be chosen, exactly: the number of `combinations`.
 *
 * It multiplies up to k numbers, divided into halves again and again so that large factors meet large ones (binary
 * splitting: R. Brent and P. Zimmermann, "Modern Computer Arithmetic", 4.9), and divides once. The cost is about
 * log2(k) products of the length of the answer, so that a k of some millions takes seconds.
 *
 * @param n - How many there are: a non-negative integer.
 * @param k - How many to choose of them: a non-negative integer. There are 0 ways to choose more than there are.
 * @throws TypeError if an argument is neither a number nor a bigint.
 * @throws RangeError if it is negative or a fraction, or a number above `Number.MAX_SAFE_INTEGER`.
 * @example
 * ```ts
 * import { binomial } from "lazuli";
 *
 * console.log(binomial(52, 5)); // => 2598960n
 * console.log(binomial(1000, 3)); // => 166167000n
 * ```
 * @see {@link combinations} for the choices themselves, {@link multinomial} for more than two groups.
 * @category Combinatorics
 */
export function binomial(n: number | bigint, k: number | bigint): bigint {
  return choose(toWhole("binomial", "n", n), toWhole("binomial", "k", k));
}
