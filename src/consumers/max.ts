import { extremeOf, extremeOfAsync } from "../core/ordering/extreme.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Comparator, Ordered } from "../core/types/callbacks.js";
import type { Ending } from "../core/types/endlessness.js";

/**
 * The greatest value; of several that are equal in the order, the first.
 *
 * @param source - The values to compare; the compiler refuses endless ones.
 * @param comparator - The order to go by; without it numbers and bigints are compared by size, and strings by code
 * units.
 * @returns The value, or `undefined` without values.
 * @throws TypeError if `comparator` is not a function or answers no number, or for values that cannot be compared
 * without one. NaN is one of these. A value that comes alone is compared with nothing, and given as it is.
 * @example
 * ```ts
 * import { max } from "lazuli";
 *
 * console.log(max([3, 1, 2])); // => 3
 * console.log(max(["pear", "fig", "plum"], (a, b) => a.length - b.length)); // => "pear"
 * console.log(max([])); // => undefined
 * ```
 * @see {@link min}, {@link minMax} for both, {@link maxBy} to compare by a key.
 * @category Reducing
 * @pulls all
 * @keeps 1 value
 * @endless refused
 */
export function max<T, R>(source: Iterable<T, R> & Ending<R> & Ordered<T>): T | undefined;
export function max<T, R>(source: Iterable<T, R> & Ending<R>, comparator: Comparator<T>): T | undefined;
export function max<T>(source: Iterable<T>, comparator?: Comparator<T>): T | undefined {
  return extremeOf("max", -1, source, comparator);
}

/**
 * {@link max} over an async or sync iterable.
 *
 * @example
 * ```ts
 * import { max } from "lazuli/async";
 *
 * console.log(await max([3, 1, 2])); // => 3
 * ```
 * @category Reducing
 * @pulls all
 * @keeps 1 value
 * @endless refused
 */
export async function maxAsync<T, R>(
  source: AnyIterable<T, R> & Ending<R> & Ordered<T>,
): Promise<T | undefined>;
export async function maxAsync<T, R>(
  source: AnyIterable<T, R> & Ending<R>,
  comparator: Comparator<T>,
): Promise<T | undefined>;
export async function maxAsync<T>(
  source: AnyIterable<T>,
  comparator?: Comparator<T>,
): Promise<T | undefined> {
  return extremeOfAsync("max", -1, source, comparator);
}
