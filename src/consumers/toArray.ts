import { visitAll } from "../core/async/stages.js";
import { visitEach } from "../core/engine/consume.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Ending } from "../core/types/endlessness.js";

/**
 * Returns an array of all values.
 *
 * @param source - The values to collect. Endless sequences are refused.
 * @example
 * ```ts
 * import { fib, take, toArray } from "lazuli";
 *
 * console.log(toArray(take(fib(), 5))); // => [1n, 1n, 2n, 3n, 5n]
 * ```
 * @see {@link toSet} for the distinct values, {@link join} for text.
 * @category Collecting
 * @pulls all
 * @keeps all values
 * @endless refused
 */
export function toArray<T, R>(source: Iterable<T, R> & Ending<R>): T[] {
  const values: T[] = [];
  visitEach("toArray", source, (value) => values.push(value));
  return values;
}

/**
 * The async {@link toArray}: resolves to an array of all values.
 *
 * Promises that a sync iterable yields are awaited, one after the other.
 *
 * @param source - An async or sync iterable. Endless sources are refused, by the compiler and at the call.
 * @throws TypeError if `source` is known to be endless.
 * @example
 * ```ts
 * import { toArray } from "lazuli/async";
 *
 * console.log(await toArray([Promise.resolve(1), 2])); // => [1, 2]
 * ```
 * @see {@link toSet} for the distinct values, {@link join} for text.
 * @category Collecting
 * @pulls all
 * @keeps all values
 * @endless refused
 */
export async function toArrayAsync<T, R>(source: AnyIterable<T, R> & Ending<R>): Promise<T[]> {
  const values: T[] = [];
  await visitAll<T>("toArray", source, (value) => values.push(value));
  return values;
}
