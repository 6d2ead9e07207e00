import { topOf, topOfAsync } from "../core/ordering/smallestK.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Comparator } from "../core/types/callbacks.js";
import type { Ending } from "../core/types/endlessness.js";
import type { AnyOrdered, Ordered } from "../core/types/ordered.js";

/**
 * Returns the `count` smallest values, the smallest first. Of values that are equal in the order, the earlier ones
 * come first.
 *
 * They are the values that an ascending sort would put first. A heap finds them with O(n log count) comparisons at
 * most, and with about n if the values are in random order and `count` is small.
 *
 * @param source - The values to compare. Endless sequences are refused.
 * @param count - How many values to return, coerced to an integer. If it is 0, nothing is pulled.
 * @param comparator - The order of the values. If left out, numbers and bigints are compared by size, and strings by
 * code units.
 * @returns An array of `count` values, or of all values if there are fewer.
 * @throws TypeError if `comparator` is not a function or does not return a number, or if values cannot be compared
 * without one.
 * @throws RangeError if `count` is negative or `NaN`.
 * @example
 * ```ts
 * import { smallest } from "lazuli";
 *
 * console.log(smallest([5, 1, 4, 2], 2)); // => [1, 2]
 * ```
 * @see {@link min} for a single value, {@link largest} for the other end.
 * @category Reducing
 * @pulls all
 * @keeps count values
 * @endless refused
 */
export function smallest<T, R, C extends [comparator?: Comparator<T> | undefined]>(
  source: Iterable<T, R> & Ending<R> & Ordered<T, C>,
  count: number,
  ...comparator: C
): T[];
export function smallest<T>(source: Iterable<T>, count: number, comparator?: Comparator<T>): T[] {
  return topOf("smallest", 1, source, count, comparator);
}

/**
 * The async {@link smallest}: resolves to the `count` smallest values, the smallest first.
 *
 * It reads the source to its end, and keeps `count` values. Of values that are equal in the order, the earlier ones
 * come first.
 *
 * @param source - An async or sync iterable. Endless sources are refused, by the compiler and at the call.
 * @param count - How many values to return, coerced to an integer. If it is 0, the source is closed and nothing is
 * pulled.
 * @param comparator - The order of the values, which must not be async. If left out, numbers and bigints are compared
 * by size, and strings by code units.
 * @returns An array of `count` values, or of all values if there are fewer.
 * @throws TypeError if `comparator` is not a function or does not return a number, if values cannot be compared without
 * one, or if `source` is known to be endless.
 * @throws RangeError if `count` is negative or `NaN`.
 * @example
 * ```ts
 * import { smallest } from "lazuli/async";
 *
 * console.log(await smallest([5, 1, 4, 2], 2)); // => [1, 2]
 * ```
 * @see {@link min} for a single value, {@link largest} for the other end.
 * @category Reducing
 * @pulls all
 * @keeps count values
 * @endless refused
 */
export async function smallestAsync<T, R, C extends [comparator?: Comparator<T> | undefined]>(
  source: AnyIterable<T, R> & Ending<R> & AnyOrdered<T, C>,
  count: number,
  ...comparator: C
): Promise<T[]>;
export async function smallestAsync<T>(
  source: AnyIterable<T>,
  count: number,
  comparator?: Comparator<T>,
): Promise<T[]> {
  return topOfAsync("smallest", 1, source, count, comparator);
}
