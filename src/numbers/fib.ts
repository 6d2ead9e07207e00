import { fibonacciSequence } from "../core/arithmetic/fibonacciSequence.js";
import type { Lazy } from "../core/types/lazy.js";
import type { TermOptions } from "../core/types/options.js";

/**
 * The Fibonacci numbers 1, 1, 2, 3, 5, …, exactly and without end.
 *
 * The caller decides when to stop. Nothing is computed before the first pull, and no value before its own. Indices
 * follow F(1) = F(2) = 1: `fib()` starts at index 1, and `fib({ from: 0 })` starts with 0. Negative indices continue
 * the sequence backwards: F(-n) = (-1)^(n + 1) F(n).
 *
 * Each value costs one addition. A start at index n is reached by fast doubling, two squarings for each bit of n (D.
 * Knuth, "The Art of Computer Programming", 1.2.8 and 4.6.3).
 *
 * @param options - `from` is the index of the first value; 1 if left out. `as: "number"` yields numbers instead of
 * bigints.
 * @throws TypeError if `options` is not an object or has an unknown key, if `from` is not a number, or if `as` is
 * neither `"bigint"` nor `"number"`.
 * @throws RangeError at the call if `from` is not a safe integer or the first value does not fit into the engine's bigints. With `as: "number"`, at
 * the pull of a value beyond `Number.MAX_SAFE_INTEGER`, such as F(79).
 * @example
 * ```ts
 * import { fib, find, take } from "lazuli";
 *
 * console.log([...take(fib(), 10)]); // => [1n, 1n, 2n, 3n, 5n, 8n, 13n, 21n, 34n, 55n]
 * console.log(find(fib(), (n) => n > 10_000n)); // => 10946n
 * console.log([...take(fib({ from: 90 }), 2)]); // => [2880067194370816120n, 4660046610375530309n]
 * console.log([...take(fib({ from: -3, as: "number" }), 6)]); // => [2, -1, 1, 0, 1, 1]
 * [...fib({ as: "number" })]; // throws RangeError: fib: value at 79 must be a safe integer, got 14472334024676221
 * ```
 * @see {@link takeWhile}, {@link takeUntil} and {@link find} to say when to stop, {@link fibAt} for a single value,
 * {@link lucas} and {@link linearRecurrence} for related sequences.
 * @category Numbers
 * @pulls nothing
 * @keeps 2 values
 * @endless never ends
 */
export function fib(options: TermOptions & { readonly as: "number" }): Lazy<number, never>;
export function fib(options?: TermOptions & { readonly as?: "bigint" | undefined }): Lazy<bigint, never>;
export function fib(options: TermOptions = {}): Lazy<never, never> {
  return fibonacciSequence("fib", options, 1, (pair) => pair);
}
