import { mustBeNumber } from "../core/checks/counts.js";
import {
  fibonacciAt,
  fibonacciPair,
  LOG_RATIO,
  LOG_ROOT,
  type Neighbours,
} from "../core/arithmetic/fibonacci.js";
import { mustFit } from "../core/checks/bigintLimit.js";
import type { Within } from "../core/types/bounds.js";
import { checkOf } from "../core/bounds/deadline.js";

/**
 * Returns the Fibonacci number at an index, exactly: F(1) = F(2) = 1, F(0) = 0, and F(-n) = (-1)^(n + 1) F(n).
 *
 * It uses fast doubling (D. Knuth, "The Art of Computer Programming", 1.2.8 and 4.6.3): two squarings for each bit of
 * n but the last, and one product for that. F(n) has 0.694 n bits, and the cost is about that of two and a half
 * products of numbers of half that length.
 *
 * @param n - The index: a safe integer, which may be negative. The limit depends on the engine. V8 has bigints of
 * 2^30 bits, enough for F(1546000000); JavaScriptCore and SpiderMonkey have 2^20 bits, enough for F(1510000).
 * @param within - Bounds, checked after each doubling. A number is ignored, so that `fibAt` can be a callback that
 * also gets an index.
 * @throws TypeError if `n` is not a number, or `within` is not an object of bounds.
 * @throws RangeError if `n` is not a safe integer, or before any work, if F(n) does not fit into the engine's bigints.
 * @throws TimeoutError if the deadline has passed; the signal's reason if it is aborted.
 * @example
 * ```ts
 * import { fibAt } from "lazuli";
 *
 * console.log(fibAt(100)); // => 354224848179261915075n
 * console.log(fibAt(-8)); // => -21n
 * console.log(fibAt(1_000_000) % 10n ** 9n); // => 242546875n
 * ```
 * @see {@link fib} for the sequence from an index on, {@link fibIndex} for the inverse.
 * @category Numbers
 */
export function fibAt(n: number, within?: Within | number): bigint {
  mustBeNumber(Number.isSafeInteger(n), "fibAt", "n", "a safe integer", n);
  const check = checkOf("fibAt", within);
  mustFit("fibAt", "n", n, Math.abs(n) * LOG_RATIO - LOG_ROOT);
  const pairAt = (k: number): Neighbours => {
    const pair = fibonacciPair(k, pairAt);
    check?.();
    return pair;
  };
  return fibonacciAt(n, pairAt);
}
