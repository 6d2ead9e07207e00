import { fibonacciAt, LOG_RATIO, LOG_ROOT } from "./fibonacci.js";
import { isNatural } from "./integers.js";

/** The first index at which a number is in 0, 1, 1, 2, 3, 5, … Its logarithm leaves one candidate. */
export function fibonacciIndex(name: string, n: number | bigint): number | undefined {
  if (!isNatural(name, n)) return undefined;
  n = BigInt(n);
  if (n < 2n) return Number(n);
  const position = (log2(n) + LOG_ROOT) / LOG_RATIO;
  const index = Math.round(position);
  // From F(8) on, the rounding error is smaller than this; nearly all other numbers are ruled out here.
  if (index > 7 && Math.abs(position - index) > 0.001) return undefined;
  return fibonacciAt(index) === n ? index : undefined;
}

/** The binary logarithm of a bigint, as exact as a number can be. */
function log2(n: bigint): number {
  const digits = n.toString(16);
  return Math.log2(Number(`0x${digits.slice(0, 14)}`)) + 4 * Math.max(digits.length - 14, 0);
}
