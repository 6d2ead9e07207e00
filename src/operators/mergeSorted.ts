import { over } from "../core/async/stages.js";
import { LazyIterator } from "../core/engine/edge.js";
import { Merge, openSorted, joinSortedAsync } from "../core/ordering/merging.js";
import type { AnyIterableObject, AnyValueOf, IterableObject, ValueOf } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { Comparator } from "../core/types/callbacks.js";
import type { AnyOrderedSources, OrderedSources, Sources } from "../core/types/ordered.js";
import type { EndOfLongest } from "../core/types/endlessness.js";

/**
 * All values of several sorted sequences, as one sorted sequence.
 *
 * Equal values are in the order of their sources. A source is pulled again only when its value has been yielded
 * and another one is needed. Each value takes O(log n) comparisons for n sources.
 *
 * @param sources - The sorted sequences. Strings are refused, as in `concat`.
 * @param comparator - The order of the sequences: the last argument, if it is a function. If it is left out,
 * numbers and bigints are compared by value, and strings by code units.
 * @returns A sequence that is endless if one of the sources is.
 * @throws TypeError if a source is not an iterable object, if `comparator` does not return a number, or if values
 * cannot be compared without one.
 * @throws RangeError if a source is not sorted. The message names the source and the index.
 * @example
 * ```ts
 * import { fib, mergeSorted, primes, take } from "lazuli";
 *
 * console.log([...mergeSorted([1, 4, 9], [2, 4, 6])]); // => [1, 2, 4, 4, 6, 9]
 * console.log([...take(mergeSorted(fib(), primes()), 8)]); // => [1n, 1n, 2n, 2, 3n, 3, 5n, 5]
 * console.log([...mergeSorted([3, 1], [2], (a, b) => b - a)]); // => [3, 2, 1]
 * [...mergeSorted([1, 3], [2, 1])]; // throws RangeError: mergeSorted: source 1 is not sorted: 1 at index 1 comes after 2
 * ```
 * @see {@link unionSorted} to yield equal values once, {@link concat} for one sequence after the other.
 * @category Sorted
 * @pulls 1 per value, 1 ahead from every other source
 * @keeps 1 value per source
 * @endless safe
 */
export function mergeSorted<I extends readonly IterableObject<unknown>[]>(
  ...sources: OrderedSources<I>
): Lazy<ValueOf<I[number]>, EndOfLongest<I[number]>>;
export function mergeSorted<I extends readonly IterableObject<unknown>[]>(
  ...args: [...sources: Sources<I>, comparator: Comparator<ValueOf<I[number]>>]
): Lazy<ValueOf<I[number]>, EndOfLongest<I[number]>>;
export function mergeSorted(...args: readonly unknown[]): Lazy<never, never> {
  const fronts = openSorted("mergeSorted", args);
  return new LazyIterator<never, never>(new Merge("mergeSorted", fronts, false));
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
 * console.log(await toArray(mergeSorted(squares(), [2, 4, 6]))); // => [1, 2, 4, 4, 6, 9]
 * ```
 * @category Sorted
 * @pulls 1 per value, 1 ahead from every other source
 * @keeps 1 value per source
 * @endless safe
 */
export function mergeSortedAsync<I extends readonly AnyIterableObject<unknown>[]>(
  ...sources: AnyOrderedSources<I>
): AsyncLazy<AnyValueOf<I[number]>, EndOfLongest<I[number]>>;
export function mergeSortedAsync<I extends readonly AnyIterableObject<unknown>[]>(
  ...args: [...sources: Sources<I>, comparator: Comparator<AnyValueOf<I[number]>>]
): AsyncLazy<AnyValueOf<I[number]>, EndOfLongest<I[number]>>;
export function mergeSortedAsync(...args: readonly unknown[]): AsyncLazy<never, never> {
  return over<never, never>(
    joinSortedAsync("mergeSorted", args, (fronts) => new Merge("mergeSorted", fronts, false)),
  );
}
