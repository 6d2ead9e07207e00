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
 * All values of several sorted sequences, as one sorted sequence.
 *
 * Values that are equal in the order come in the order of their sources. A source is pulled again only once its
 * value has been given and another one is asked for. It takes O(log n) comparisons a value, for n sources.
 *
 * @param iterables - The sorted sequences, as an array or any iterable; strings among them are refused, as in
 * `zip`.
 * @param comparator - The order that the sequences have; without it numbers and bigints are compared by size, and
 * strings by code units.
 * @returns A sequence that is endless if one of the sources is.
 * @throws TypeError if `iterables` is not iterable or one of them is no iterable object, if `comparator` is not a
 * function or answers no number, or for values that cannot be compared without one.
 * @throws RangeError for a source that is not sorted; the message names the place.
 * @example
 * ```ts
 * import { fib, mergeSorted, primes, take } from "lazuli";
 *
 * [...mergeSorted([[1, 4, 9], [2, 4, 6]])]; // => [1, 2, 4, 4, 6, 9]
 * [...take(mergeSorted([fib(), primes()]), 8)]; // => [1n, 1n, 2n, 2, 3n, 3, 5n, 5]
 * [...mergeSorted([[3, 1], [2]], (a, b) => b - a)]; // => [3, 2, 1]
 * [...mergeSorted([[1, 3], [2, 1]])]; // throws RangeError: mergeSorted: source 1 is not sorted: 1 at index 1 comes after 2
 * ```
 * @see {@link unionSorted} to give equal values once, {@link concat} for one sequence after the other.
 * @category Sorted
 * @pulls 1 per value, 1 ahead from every other source
 * @keeps 1 value per source
 * @endless safe
 */
export function mergeSorted<I extends Iterable<Iterable<unknown>> | []>(
  iterables: I & Ordered<ValueOf<ValueOf<I>>>,
): Lazy<ValueOf<ValueOf<I>>, EndOfLongest<ValueOf<I>>>;
export function mergeSorted<I extends Iterable<Iterable<unknown>> | []>(
  iterables: I,
  comparator: Comparator<ValueOf<ValueOf<I>>>,
): Lazy<ValueOf<ValueOf<I>>, EndOfLongest<ValueOf<I>>>;
export function mergeSorted(
  iterables: Iterable<Iterable<unknown>>,
  comparator?: Comparator<never>,
): Lazy<never, never> {
  const fronts = openSorted("mergeSorted", iterables, comparator, open<never>, abandon);
  return new LazyIterator<never, never>(new Merge(fronts, false, "mergeSorted"));
}

/**
 * {@link mergeSorted} of async and sync iterables, which are pulled one after the other.
 *
 * @example
 * ```ts
 * import { mergeSorted, toArray } from "lazuli/async";
 *
 * async function* squares() {
 *   yield* [1, 4, 9];
 * }
 * await toArray(mergeSorted([squares(), [2, 4, 6]])); // => [1, 2, 4, 4, 6, 9]
 * ```
 * @category Sorted
 * @pulls 1 per value, 1 ahead from every other source
 * @keeps 1 value per source
 * @endless safe
 */
export function mergeSortedAsync<I extends Iterable<AnyIterable<unknown>> | []>(
  iterables: I & Ordered<AnyValueOf<ValueOf<I>>>,
): AsyncLazy<AnyValueOf<ValueOf<I>>, EndOfLongest<ValueOf<I>>>;
export function mergeSortedAsync<I extends Iterable<AnyIterable<unknown>> | []>(
  iterables: I,
  comparator: Comparator<AnyValueOf<ValueOf<I>>>,
): AsyncLazy<AnyValueOf<ValueOf<I>>, EndOfLongest<ValueOf<I>>>;
export function mergeSortedAsync(
  iterables: Iterable<AnyIterable<unknown>>,
  comparator?: Comparator<never>,
): AsyncLazy<never, never> {
  const fronts = openSorted("mergeSorted", iterables, comparator, openAsync<never>, abandonAsync);
  return asyncJoin("mergeSorted", cursorsOf(fronts), merging(fronts, false));
}
