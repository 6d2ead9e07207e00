import { extremeBy, extremeByAsync } from "../core/ordering/extreme.js";
import type { AnyIterable, Awaitable } from "../core/types/iterables.js";
import type { Comparator, Orderable } from "../core/types/callbacks.js";
import type { Ending } from "../core/types/endlessness.js";
import type { IfEmpty, Shape } from "../core/types/shape.js";

/**
 * Returns the value with the smallest key. Of several with equal keys, it is the first.
 *
 * @param source - The values to compare. Endless sequences are refused.
 * @param key - Called once with each value and its index; returns the key to compare by.
 * @param comparator - The order of the keys. If left out, numbers and bigints are compared by size, and strings by
 * code units.
 * @returns The value; `undefined` if there are no values.
 * @throws TypeError if `key` or `comparator` is not a function, if `comparator` does not return a number, or if keys
 * cannot be compared without one; `NaN` cannot.
 * @example
 * ```ts
 * import { minBy } from "lazuli";
 *
 * console.log(minBy(["plum", "fig", "pear"], (word) => word.length)); // => "fig"
 * ```
 * @see {@link min} to compare the values themselves, {@link maxBy} for the largest key.
 * @category Reducing
 * @pulls all
 * @keeps 1 value
 * @endless refused
 */
export function minBy<T, R, S>(
  source: Iterable<T, R> & Ending<R> & Shape<S>,
  key: (value: T, index: number) => Orderable,
): T | IfEmpty<S>;
export function minBy<T, K, R, S>(
  source: Iterable<T, R> & Ending<R> & Shape<S>,
  key: (value: T, index: number) => K,
  comparator: Comparator<K>,
): T | IfEmpty<S>;
export function minBy<T, K>(
  source: Iterable<T>,
  key: (value: T, index: number) => K,
  comparator?: Comparator<K>,
): T | undefined {
  return extremeBy("minBy", 1, source, key, comparator);
}

/**
 * The async {@link minBy}: resolves to the value with the smallest key.
 *
 * Each key is awaited before the next value is pulled. Of several values with equal keys, it is the first.
 *
 * @param source - An async or sync iterable. Endless sources are refused, by the compiler and at the call.
 * @param key - Called once with each value and its index; returns the key to compare by, or a promise of it.
 * @param comparator - The order of the keys, which must not be async. If left out, numbers and bigints are compared by
 * size, and strings by code units.
 * @returns The value; `undefined` if there are no values.
 * @throws TypeError if `key` or `comparator` is not a function, if `comparator` does not return a number, if keys
 * cannot be compared without one (`NaN` cannot), or if `source` is known to be endless.
 * @example
 * ```ts
 * import { minBy } from "lazuli/async";
 *
 * console.log(await minBy(["plum", "fig", "pear"], async (word) => word.length)); // => "fig"
 * ```
 * @see {@link min} to compare the values themselves, {@link maxBy} for the largest key.
 * @category Reducing
 * @pulls all
 * @keeps 1 value
 * @endless refused
 */
export async function minByAsync<T, R, S>(
  source: AnyIterable<T, R> & Ending<R> & Shape<S>,
  key: (value: T, index: number) => Awaitable<Orderable>,
): Promise<T | IfEmpty<S>>;
export async function minByAsync<T, K, R, S>(
  source: AnyIterable<T, R> & Ending<R> & Shape<S>,
  key: (value: T, index: number) => Awaitable<K>,
  comparator: Comparator<K>,
): Promise<T | IfEmpty<S>>;
export async function minByAsync<T, K>(
  source: AnyIterable<T>,
  key: (value: T, index: number) => Awaitable<K>,
  comparator?: Comparator<K>,
): Promise<T | undefined> {
  return extremeByAsync("minBy", 1, source, key, comparator);
}
