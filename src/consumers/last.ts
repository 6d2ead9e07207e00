import { visitAll } from "../core/async/stages.js";
import { foldAll } from "../core/engine/consume.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Ending } from "../core/types/endlessness.js";
import type { IfEmpty, Shape } from "../core/types/shape.js";

/**
 * Returns the last value.
 *
 * @param source - The sequence to read. Endless sequences are refused.
 * @returns The value; `undefined` if there are no values.
 * @example
 * ```ts
 * import { fib, last, takeWhile } from "lazuli";
 *
 * console.log(last(takeWhile(fib(), (n) => n < 1000n))); // => 987n
 * ```
 * @see {@link first} for the first value, {@link takeLast} for more than one.
 * @category Searching
 * @pulls all
 * @keeps 1 value
 * @endless refused
 */
export function last<T, R, S>(source: Iterable<T, R> & Ending<R> & Shape<S>): T | IfEmpty<S>;
export function last<T>(source: Iterable<T>): T | undefined {
  return foldAll<T, T | undefined>("last", source, (_, value) => value, undefined);
}

/**
 * The async {@link last}: resolves to the last value.
 *
 * @param source - An async or sync iterable. Endless sources are refused, by the compiler and at the call.
 * @returns The value; `undefined` if there are no values.
 * @throws TypeError if `source` is known to be endless.
 * @example
 * ```ts
 * import { last } from "lazuli/async";
 *
 * console.log(await last(["a", "b"])); // => "b"
 * ```
 * @see {@link first} for the first value, {@link takeLast} for more than one.
 * @category Searching
 * @pulls all
 * @keeps 1 value
 * @endless refused
 */
export async function lastAsync<T, R, S>(
  source: AnyIterable<T, R> & Ending<R> & Shape<S>,
): Promise<T | IfEmpty<S>>;
export async function lastAsync<T>(source: AnyIterable<T>): Promise<T | undefined> {
  let result: T | undefined;
  await visitAll("last", source, (value) => (result = value));
  return result;
}
