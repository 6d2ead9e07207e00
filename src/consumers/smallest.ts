import { topOf, topOfAsync } from "../core/ordering/smallestK.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Comparator, Ordered } from "../core/types/callbacks.js";
import type { Ending } from "../core/types/endlessness.js";

/**
 * The `count` least values, the least one first; of those that are equal in the order, the earlier ones.
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
 * import { smallest } from "lazuli";
 *
 * console.log(smallest([5, 1, 4, 2], 2)); // => [1, 2]
 * ```
 * @see {@link min} for a single one, {@link largest} for the other end.
 * @category Reducing
 * @pulls all
 * @keeps count values
 * @endless refused
 */
export function smallest<T, R>(source: Iterable<T, R> & Ending<R> & Ordered<T>, count: number): T[];
export function smallest<T, R>(
  source: Iterable<T, R> & Ending<R>,
  count: number,
  comparator: Comparator<T>,
): T[];
export function smallest<T>(source: Iterable<T>, count: number, comparator?: Comparator<T>): T[] {
  return topOf("smallest", 1, source, count, comparator);
}

/**
 * {@link smallest} over an async or sync iterable.
 *
 * @example
 * ```ts
 * import { smallest } from "lazuli/async";
 *
 * console.log(await smallest([5, 1, 4, 2], 2)); // => [1, 2]
 * ```
 * @category Reducing
 * @pulls all
 * @keeps count values
 * @endless refused
 */
export async function smallestAsync<T, R>(
  source: AnyIterable<T, R> & Ending<R> & Ordered<T>,
  count: number,
): Promise<T[]>;
export async function smallestAsync<T, R>(
  source: AnyIterable<T, R> & Ending<R>,
  count: number,
  comparator: Comparator<T>,
): Promise<T[]>;
export async function smallestAsync<T>(
  source: AnyIterable<T>,
  count: number,
  comparator?: Comparator<T>,
): Promise<T[]> {
  return topOfAsync("smallest", 1, source, count, comparator);
}
