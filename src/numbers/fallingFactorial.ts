import { productOf, toWhole } from "../core/arithmetic/counting.js";

/**
 * Returns the number of ways to arrange `k` of `n` things in order, exactly: how many {@link permutations} there are.
 *
 * It is the product n · (n - 1) · … of k factors, so `fallingFactorial(n, n)` is the factorial of n. The product is
 * formed by binary splitting, so that large factors meet large ones (R. Brent and P. Zimmermann, "Modern Computer
 * Arithmetic", 4.9). The cost is about log2(k) products of the length of the result.
 *
 * @param n - The number of things: a non-negative integer.
 * @param k - How many to arrange: a non-negative integer. If it is larger than `n` the result is 0.
 * @throws TypeError if an argument is neither a number nor a bigint.
 * @throws RangeError if an argument is negative or a fraction, or a number above `Number.MAX_SAFE_INTEGER`.
 * @example
 * ```ts
 * import { fallingFactorial } from "lazuli";
 *
 * console.log(fallingFactorial(10, 3)); // => 720n
 * console.log(fallingFactorial(20, 20)); // => 2432902008176640000n
 * ```
 * @see {@link permutations} for the arrangements themselves, {@link binomial} if the order does not matter.
 * @category Combinatorics
 */
export function fallingFactorial(n: number | bigint, k: number | bigint): bigint {
  const [all, taken] = [toWhole("fallingFactorial", "n", n), toWhole("fallingFactorial", "k", k)];
  return taken > all ? 0n : productOf(all - taken + 1n, all);
}
