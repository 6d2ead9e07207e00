import { must } from "./check.js";
import { fibonacciAt } from "./fibonacci.js";

/** The binary logarithms of the golden ratio and of √5: F(k) is φ^k / √5, rounded. */
const LOG_RATIO = 0.6942419136306174;
const LOG_ROOT = 1.160964047443681;

/** The first index at which a number is in 0, 1, 1, 2, 3, 5, … Its logarithm leaves one candidate. */
export function fibonacciIndex(name: string, n: number | bigint): number | undefined {
  if (typeof n === "number") {
    if (!Number.isInteger(n)) return undefined;
    must(Number.isSafeInteger(n), name, "n", "a safe integer or a bigint", n, RangeError);
    n = BigInt(n);
  }
  must(typeof n === "bigint", name, "n", "a number or a bigint", n);
  if (n < 2n) return n < 0n ? undefined : Number(n);
  const position = (log2(n) + LOG_ROOT) / LOG_RATIO;
  const index = Math.round(position);
  // From F(8) on, the rounding is that small; nearly all other numbers are told here.
  if (index > 7 && Math.abs(position - index) > 0.001) return undefined;
  return fibonacciAt(index) === n ? index : undefined;
}

/** As exact as numbers are. */
function log2(n: bigint): number {
  const digits = n.toString(16);
  return Math.log2(Number(`0x${digits.slice(0, 14)}`)) + 4 * Math.max(digits.length - 14, 0);
}
