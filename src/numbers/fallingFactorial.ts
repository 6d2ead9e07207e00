import { productOf, toWhole } from "../core/arithmetic/counting.js";

/**
 * In how many orders `k` of `n` things can be taken, exactly: the number of `permutations`.
 *
 * It is n · (n - 1) · … with k factors, so `fallingFactorial(n, n)` is the factorial of n. They are divided into halves
 * again and again, so that large factors meet large ones (binary splitting: R. Brent and P. Zimmermann, "Modern Computer
 * Arithmetic", 4.9). The cost is about log2(k) products of the length of the answer.
 *
 * @param n - How many there are: a non-negative integer.
 * @param k - How many to take of them: a non-negative integer. There are 0 ways to take more than there are.
 * @throws TypeError if an argument is neither a number nor a bigint.
 * @throws RangeError if it is negative or a fraction, or a number above `Number.MAX_SAFE_INTEGER`.
 * @example
 * ```ts
 * import { fallingFactorial } from "lazuli";
 *
 * console.log(fallingFactorial(10, 3)); // => 720n
 * console.log(fallingFactorial(20, 20)); // => 2432902008176640000n
 * ```
 * @see {@link permutations} for the orders themselves, {@link binomial} without regard to the order.
 * @category Combinatorics
 */
export function fallingFactorial(n: number | bigint, k: number | bigint): bigint {
  const [all, taken] = [toWhole("fallingFactorial", "n", n), toWhole("fallingFactorial", "k", k)];
  return taken > all ? 0n : productOf(all - taken + 1n, all);
}
