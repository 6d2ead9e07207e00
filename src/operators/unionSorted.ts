import { asyncJoin } from "../core/async/edge.js";
import { LazyIterator } from "../core/engine/edge.js";
import { cursorsOf, Merge, merging, openSorted, openSortedAsync } from "../core/ordering/merging.js";
import type { AnyIterableObject, AnyValueOf, IterableObject, ValueOf } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { Comparator, Ordered } from "../core/types/callbacks.js";
import type { EndOfLongest } from "../core/types/endlessness.js";

/**
 * The values that occur in at least one of several sorted sequences, in order, each of them once.
 *
 * Of values that are equal in the order, whether in one source or in several, the first one of the first source is
 * given. A source is pulled again only once its value has been given and another one is asked for.
 *
 * @param sources - The sorted sequences; strings are refused, as in `concat`.
 * @param comparator - The order that the sequences have: the last argument, if it is a function. Without it numbers
 * and bigints are compared by size, and strings by code units.
 * @returns A sequence in strictly ascending order, endless if one of the sources is.
 * @throws TypeError if a source is not an iterable object, if `comparator` answers no number, or for values that
 * cannot be compared without one.
 * @throws RangeError for a source that is not sorted; the message names the place.
 * @example
 * ```ts
 * import { unionSorted } from "lazuli";
 *
 * console.log([...unionSorted([1, 1, 4], [1, 2, 4])]); // => [1, 2, 4]
 * ```
 * @see {@link mergeSorted} to keep equal values, {@link intersectSorted}, {@link differenceSorted}.
 * @category Sorted
 * @pulls 1 or more per value
 * @keeps 1 value per source
 * @endless safe
 */
export function unionSorted<I extends readonly IterableObject<unknown>[]>(
  ...sources: I & Ordered<ValueOf<I[number]>>
): Lazy<ValueOf<I[number]>, EndOfLongest<I[number]>>;
export function unionSorted<I extends readonly IterableObject<unknown>[]>(
  ...args: [...sources: I, comparator: Comparator<ValueOf<I[number]>>]
): Lazy<ValueOf<I[number]>, EndOfLongest<I[number]>>;
export function unionSorted(...args: unknown[]): Lazy<never, never> {
  const fronts = openSorted("unionSorted", args);
  return new LazyIterator<never, never>(new Merge(fronts, true, "unionSorted"));
}

/**
 * {@link unionSorted} of async and sync iterables, which are pulled one after the other.
 *
 * @example
 * ```ts
 * import { toArray, unionSorted } from "lazuli/async";
 *
 * async function* squares() {
 *   yield* [1, 4, 9];
 * }
 * console.log(await toArray(unionSorted(squares(), [2, 4, 6]))); // => [1, 2, 4, 6, 9]
 * ```
 * @category Sorted
 * @pulls 1 or more per value
 * @keeps 1 value per source
 * @endless safe
 */
export function unionSortedAsync<I extends readonly AnyIterableObject<unknown>[]>(
  ...sources: I & Ordered<AnyValueOf<I[number]>>
): AsyncLazy<AnyValueOf<I[number]>, EndOfLongest<I[number]>>;
export function unionSortedAsync<I extends readonly AnyIterableObject<unknown>[]>(
  ...args: [...sources: I, comparator: Comparator<AnyValueOf<I[number]>>]
): AsyncLazy<AnyValueOf<I[number]>, EndOfLongest<I[number]>>;
export function unionSortedAsync(...args: unknown[]): AsyncLazy<never, never> {
  const fronts = openSortedAsync("unionSorted", args);
  return asyncJoin("unionSorted", cursorsOf(fronts), merging(fronts, true));
}
