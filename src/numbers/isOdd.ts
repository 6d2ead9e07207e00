/**
 * Whether a number leaves a rest of 1 when halved. Fractions, `NaN` and infinities are neither even nor odd.
 *
 * @param n - A number or a bigint.
 * @example
 * ```ts
 * import { fib, filter, isOdd, take } from "lazuli";
 *
 * [...take(filter(fib(), isOdd), 3)]; // => [1n, 1n, 3n]
 * isOdd(-3); // => true
 * ```
 * @see {@link isEven}
 * @category Numbers
 */
export function isOdd(n: number | bigint): boolean {
  return typeof n === "bigint" ? n % 2n !== 0n : Math.abs(n % 2) === 1;
}
