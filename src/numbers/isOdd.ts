import { must } from "../core/checks/must.js";

/**
 * Returns `true` if a number is an integer and not a multiple of 2. Fractions, `NaN` and infinities are neither even
 * nor odd.
 *
 * @param n - A number or a bigint.
 * @throws TypeError if `n` is neither a number nor a bigint.
 * @example
 * ```ts
 * import { fib, filter, isOdd, take } from "lazuli";
 *
 * console.log([...take(filter(fib(), isOdd), 3)]); // => [1n, 1n, 3n]
 * console.log(isOdd(-3)); // => true
 * ```
 * @see {@link isEven}
 * @category Numbers
 */
export function isOdd(n: number | bigint): boolean {
  if (typeof n === "bigint") return n % 2n !== 0n;
  must(typeof n === "number", "isOdd", "n", "a number or a bigint", n);
  return Math.abs(n % 2) === 1;
}
