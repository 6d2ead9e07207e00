import { abandonAsync, asyncJoin, openAsync } from "../core/async.js";
import { abandon } from "../core/joint.js";
import { LazyIterator } from "../core/lazy.js";
import { open } from "../core/open.js";
import { cursorsOf, Merge, merging, openSorted } from "../core/sorted.js";
import type {
  AnyIterable,
  AnyValueOf,
  AsyncLazy,
  Comparator,
  EndOfLongest,
  Lazy,
  Ordered,
  ValueOf,
} from "../core/types.js";

/**
 * The values that occur in at least one of several sorted sequences, in order, each of them once.
 *
 * Of values that are equal in the order, whether in one source or in several, the first one of the first source is
 * given. A source is pulled again only once its value has been given and another one is asked for.
 *
 * @param iterables - The sorted sequences, as an array or any iterable; strings among them are refused, as in
 * `zip`.
 * @param comparator - The order that the sequences have; without it numbers and bigints are compared by size, and
 * strings by code units.
 * @returns A sequence in strictly ascending order, endless if one of the sources is.
 * @throws TypeError if `iterables` is not iterable or one of them is no iterable object, if `comparator` is not a
 * function or answers no number, or for values that cannot be compared without one.
 * @throws RangeError for a source that is not sorted; the message names the place.
 * @example
 * ```ts
 * import { unionSorted } from "lazuli";
 *
 * [...unionSorted([[1, 1, 4], [1, 2, 4]])]; // => [1, 2, 4]
 * ```
 * @see {@link mergeSorted} to keep equal values, {@link intersectSorted}, {@link differenceSorted}.
 * @category Sorted
 * @pulls 1 or more per value
 * @keeps 1 value per source
 * @endless safe
 */
export function unionSorted<I extends Iterable<Iterable<unknown>> | []>(
  iterables: I & Ordered<ValueOf<ValueOf<I>>>,
): Lazy<ValueOf<ValueOf<I>>, EndOfLongest<ValueOf<I>>>;
export function unionSorted<I extends Iterable<Iterable<unknown>> | []>(
  iterables: I,
  comparator: Comparator<ValueOf<ValueOf<I>>>,
): Lazy<ValueOf<ValueOf<I>>, EndOfLongest<ValueOf<I>>>;
export function unionSorted(
  iterables: Iterable<Iterable<unknown>>,
  comparator?: Comparator<never>,
): Lazy<never, never> {
  const fronts = openSorted("unionSorted", iterables, comparator, open<never>, abandon);
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
 * await toArray(unionSorted([squares(), [2, 4, 6]])); // => [1, 2, 4, 6, 9]
 * ```
 * @category Sorted
 * @pulls 1 or more per value
 * @keeps 1 value per source
 * @endless safe
 */
export function unionSortedAsync<I extends Iterable<AnyIterable<unknown>> | []>(
  iterables: I & Ordered<AnyValueOf<ValueOf<I>>>,
): AsyncLazy<AnyValueOf<ValueOf<I>>, EndOfLongest<ValueOf<I>>>;
export function unionSortedAsync<I extends Iterable<AnyIterable<unknown>> | []>(
  iterables: I,
  comparator: Comparator<AnyValueOf<ValueOf<I>>>,
): AsyncLazy<AnyValueOf<ValueOf<I>>, EndOfLongest<ValueOf<I>>>;
export function unionSortedAsync(
  iterables: Iterable<AnyIterable<unknown>>,
  comparator?: Comparator<never>,
): AsyncLazy<never, never> {
  const fronts = openSorted("unionSorted", iterables, comparator, openAsync<never>, abandonAsync);
  return asyncJoin("unionSorted", cursorsOf(fronts), merging(fronts, true));
}
