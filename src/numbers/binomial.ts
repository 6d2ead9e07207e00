import { choose, toWhole } from "../core/arithmetic/counting.js";

/**
 * Returns the number of ways to choose `k` of `n` things, exactly: how many {@link combinations} there are.
 *
 * It multiplies up to k numbers and divides once. The products are formed by binary splitting, so that large factors
 * meet large ones (R. Brent and P. Zimmermann, "Modern Computer Arithmetic", 4.9). The cost is about log2(k) products
 * of the length of the result; for a k of some millions it takes seconds.
 *
 * @param n - The number of things: a non-negative integer.
 * @param k - How many to choose: a non-negative integer. If it is larger than `n` the result is 0.
 * @throws TypeError if an argument is neither a number nor a bigint.
 * @throws RangeError if an argument is negative or a fraction, or a number above `Number.MAX_SAFE_INTEGER`.
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
