import { extremeBy, extremeByAsync } from "../core/ordering/extreme.js";
import type { AnyIterable, Awaitable } from "../core/types/iterables.js";
import type { Comparator, Orderable } from "../core/types/callbacks.js";
import type { Ending } from "../core/types/endlessness.js";

/**
 * The value with the least key; of several with equal keys, the first.
 *
 * @param source - The values to compare; the compiler refuses endless ones.
 * @param key - What a value is compared by; called once for each value, with its index.
 * @param comparator - The order of the keys; without it numbers and bigints are compared by size, and strings by
 * code units.
 * @returns The value, or `undefined` without values.
 * @throws TypeError if `key` or `comparator` is not a function, if `comparator` answers no number, or for keys that
 * cannot be compared without one. NaN is one of these.
 * @example
 * ```ts
 * import { minBy } from "lazuli";
 *
 * console.log(minBy(["plum", "fig", "pear"], (word) => word.length)); // => "fig"
 * ```
 * @see {@link min} to compare the values themselves, {@link maxBy}.
 * @category Reducing
 * @pulls all
 * @keeps 1 value
 * @endless refused
 */
export function minBy<T, R>(
  source: Iterable<T, R> & Ending<R>,
  key: (value: T, index: number) => Orderable,
): T | undefined;
export function minBy<T, K, R>(
  source: Iterable<T, R> & Ending<R>,
  key: (value: T, index: number) => K,
  comparator: Comparator<K>,
): T | undefined;
export function minBy<T, K>(
  source: Iterable<T>,
  key: (value: T, index: number) => K,
  comparator?: Comparator<K>,
): T | undefined {
  return extremeBy("minBy", 1, source, key, comparator);
}

/**
 * {@link minBy} over an async or sync iterable; awaits the key.
 *
 * @example
 * ```ts
 * import { minBy } from "lazuli/async";
 *
 * console.log(await minBy(["plum", "fig", "pear"], async (word) => word.length)); // => "fig"
 * ```
 * @category Reducing
 * @pulls all
 * @keeps 1 value
 * @endless refused
 */
export async function minByAsync<T, R>(
  source: AnyIterable<T, R> & Ending<R>,
  key: (value: T, index: number) => Awaitable<Orderable>,
): Promise<T | undefined>;
export async function minByAsync<T, K, R>(
  source: AnyIterable<T, R> & Ending<R>,
  key: (value: T, index: number) => Awaitable<K>,
  comparator: Comparator<K>,
): Promise<T | undefined>;
export async function minByAsync<T, K>(
  source: AnyIterable<T>,
  key: (value: T, index: number) => Awaitable<K>,
  comparator?: Comparator<K>,
): Promise<T | undefined> {
  return extremeByAsync("minBy", 1, source, key, comparator);
}
