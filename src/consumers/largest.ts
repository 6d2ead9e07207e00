import { topOf, topOfAsync } from "../core/ordering/smallestK.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Comparator, Ordered } from "../core/types/callbacks.js";
import type { Ending } from "../core/types/endlessness.js";

/**
 * The `count` greatest values, the greatest one first; of those that are equal in the order, the earlier ones.
 *
 * They are what sorting all of the values would begin with, found with a heap: O(n log count) comparisons at most,
 * and about n if the values come in any order and `count` is small.
 *
 * @param source - The values to compare; the compiler refuses endless ones.
 * @param count - How many values, coerced to a whole number. With 0, nothing is pulled.
 * @param comparator - The order to go by; without it numbers and bigints are compared by size, and strings by code
 * units.
 * @returns An array of them, shorter if there are fewer values.
 * @throws TypeError if `comparator` is not a function or answers no number, or for values that cannot be compared
 * without one.
 * @throws RangeError if `count` is negative or not a number.
 * @example
 * ```ts
 * import { largest } from "lazuli";
 *
 * console.log(largest([5, 1, 4, 2], 2)); // => [5, 4]
 * ```
 * @see {@link max} for a single one, {@link smallest} for the other end.
 * @category Reducing
 * @pulls all
 * @keeps count values
 * @endless refused
 */
export function largest<T, R>(source: Iterable<T, R> & Ending<R> & Ordered<T>, count: number): T[];
export function largest<T, R>(
  source: Iterable<T, R> & Ending<R>,
  count: number,
  comparator: Comparator<T>,
): T[];
export function largest<T>(source: Iterable<T>, count: number, comparator?: Comparator<T>): T[] {
  return topOf("largest", -1, source, count, comparator);
}

/**
 * {@link largest} over an async or sync iterable.
 *
 * @example
 * ```ts
 * import { largest } from "lazuli/async";
 *
 * console.log(await largest([5, 1, 4, 2], 2)); // => [5, 4]
 * ```
 * @category Reducing
 * @pulls all
 * @keeps count values
 * @endless refused
 */
export async function largestAsync<T, R>(
  source: AnyIterable<T, R> & Ending<R> & Ordered<T>,
  count: number,
): Promise<T[]>;
export async function largestAsync<T, R>(
  source: AnyIterable<T, R> & Ending<R>,
  count: number,
  comparator: Comparator<T>,
): Promise<T[]>;
export async function largestAsync<T>(
  source: AnyIterable<T>,
  count: number,
  comparator?: Comparator<T>,
): Promise<T[]> {
  return topOfAsync("largest", -1, source, count, comparator);
}
