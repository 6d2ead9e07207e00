import { fibonacciSequence } from "../core/arithmetic/fibonacciSequence.js";
import type { Lazy } from "../core/types/lazy.js";
import type { TermOptions } from "../core/types/options.js";

/**
 * The Lucas numbers 2, 1, 3, 4, 7, …, exactly and without end. Each is the sum of the two before it, as in
 * {@link fib}.
 *
 * Indices follow L(0) = 2 and L(1) = 1, so L(n) = F(n - 1) + F(n + 1), for negative n too. Nothing is computed before
 * the first pull, and no value before its own. Each value costs one addition. A start at index n is reached by fast
 * doubling, two squarings for each bit of n (D. Knuth, "The Art of Computer Programming", 1.2.8 and 4.6.3).
 *
 * @param options - `from` is the index of the first value; 0 if left out. `as: "number"` yields numbers instead of
 * bigints.
 * @throws TypeError if `options` is not an object or has an unknown key, if `from` is not a number, or if `as` is
 * neither `"bigint"` nor `"number"`.
 * @throws RangeError at the call if `from` is not a safe integer or the first value does not fit into the engine's bigints. With `as: "number"`, at
 * the pull of a value beyond `Number.MAX_SAFE_INTEGER`, such as L(77).
 * @example
 * ```ts
 * import { lucas, take } from "lazuli";
 *
 * console.log([...take(lucas(), 8)]); // => [2n, 1n, 3n, 4n, 7n, 11n, 18n, 29n]
 * console.log([...take(lucas({ from: 100 }), 1)]); // => [792070839848372253127n]
 * ```
 * @see {@link fib}, {@link linearRecurrence} for other recurrences.
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
