import { must } from "../core/check.js";
import { fibonacciAt, fibonacciPair, type Neighbours } from "../core/fibonacci.js";
import type { Within } from "../core/types.js";
import { keepWithin, mustBeWithin } from "../core/within.js";

/**
 * The Fibonacci number at an index, exactly: F(1) = F(2) = 1, F(0) = 0, and F(-n) = (-1)^(n + 1) F(n).
 *
 * Fast doubling (D. Knuth, "The Art of Computer Programming", 1.2.8 and 4.6.3) with two squarings for each bit of n but
 * the last, and one product for that. F(n) has 0.694 n bits, and the cost is about that of two and a half products of
 * numbers of half that length.
 *
 * @param n - The index: a safe integer, negative ones included. How far it goes is up to the engine: V8 has bigints of
 * 2^30 bits, which F(1546000000) just fits; JavaScriptCore and SpiderMonkey have 2^20 bits, for F(1510000).
 * @param within - Bounds at which to give up, looked at after each doubling. None if left out.
 * @throws TypeError if `n` is not a safe integer, or `within` is not of that form.
 * @throws RangeError at once, the engine's own, if F(n) is longer than its bigints can be.
 * @throws TimeoutError when the deadline has passed; and the signal's reason when it is aborted.
 * @example
 * ```ts
 * import { fibAt } from "lazuli";
 *
 * fibAt(100); // => 354224848179261915075n
 * fibAt(-8); // => -21n
 * fibAt(1_000_000) % 10n ** 9n; // => 242546875n
 * ```
 * @see {@link fib} for all of them from an index on, {@link fibIndex} for the way back.
 * @category Numbers
 */
export function fibAt(n: number, within: Within = {}): bigint {
  must(Number.isSafeInteger(n), "fibAt", "n", "a safe integer", n);
  mustBeWithin("fibAt", within);
  mustFit(n);
  const pairAt = (k: number): Neighbours => {
    const pair = fibonacciPair(k, pairAt);
    keepWithin("fibAt", within);
    return pair;
  };
  return fibonacciAt(n, pairAt);
}

/**
 * Asks the engine for as many bits as F(n) has, to be refused before the work and not after it. They are looked at, for
 * the optimising compiler leaves out what nobody looks at, its errors included.
 */
function mustFit(n: number): void {
  const bits = 1n << BigInt(Math.floor(Math.abs(n) * 0.694));
  must(bits > 0n, "fibAt", "n", "an index whose number fits into memory", n, RangeError);
}
