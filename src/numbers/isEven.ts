import { must } from "../core/checks/must.js";

/**
 * Returns `true` if a number is a multiple of 2. Fractions, `NaN` and infinities are neither even nor odd.
 *
 * @param n - A number or a bigint.
 * @throws TypeError if `n` is neither a number nor a bigint.
 * @example
 * ```ts
 * import { fib, filter, isEven, take } from "lazuli";
 *
 * console.log([...take(filter(fib(), isEven), 3)]); // => [2n, 8n, 34n]
 * console.log(isEven(1.5)); // => false
 * ```
 * @see {@link isOdd}
 * @category Numbers
 */
export function isEven(n: number | bigint): boolean {
  if (typeof n === "bigint") return n % 2n === 0n;
  must(typeof n === "number", "isEven", "n", "a number or a bigint", n);
  return n % 2 === 0;
}
