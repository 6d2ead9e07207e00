import { fibonacciSequence } from "../core/arithmetic/fibonacciSequence.js";
import type { Lazy } from "../core/types/lazy.js";
import type { TermOptions } from "../core/types/options.js";

/**
 * The Lucas numbers 2, 1, 3, 4, 7, …, exact and for ever: each the sum of the two before it, as in {@link fib}.
 *
 * The index is that of L(0) = 2 and L(1) = 1, so that L(n) = F(n - 1) + F(n + 1), for negative n too. Nothing is
 * computed before the first pull, nor ahead of any other. One addition makes a value; a start at index n is reached by
 * fast doubling, two squarings for each bit of n (D. Knuth, "The Art of Computer Programming", 1.2.8 and 4.6.3).
 *
 * @param options - `from` is the index of the first value, 0 if left out. `as: "number"` gives numbers in place of
 * bigints.
 * @throws TypeError if `from` is not a safe integer, or `as` neither `"bigint"` nor `"number"`.
 * @throws RangeError with `as: "number"`, when the next value would lie beyond `Number.MAX_SAFE_INTEGER`, as L(77) does.
 * @example
 * ```ts
 * import { lucas, take } from "lazuli";
 *
 * console.log([...take(lucas(), 8)]); // => [2n, 1n, 3n, 4n, 7n, 11n, 18n, 29n]
 * console.log([...take(lucas({ from: 100 }), 1)]); // => [792070839848372253127n]
 * ```
 * @see {@link fib}; {@link linearRecurrence} for others.
 * @category Numbers
 * @pulls nothing
 * @keeps 2 values
 * @endless never ends
 */
export function lucas(options: TermOptions & { readonly as: "number" }): Lazy<number, never>;
export function lucas(options?: TermOptions & { readonly as?: "bigint" | undefined }): Lazy<bigint, never>;
export function lucas(options: TermOptions = {}): Lazy<never, never> {
  return fibonacciSequence("lucas", options, 0, ([a, b]) => [2n * b - a, 2n * a + b]);
}
