import { over } from "../core/async/stages.js";
import { LazyIterator } from "../core/engine/edge.js";
import { Merge, openSorted, joinSortedAsync } from "../core/ordering/merging.js";
import type { AnyIterableObject, AnyValueOf, IterableObject, ValueOf } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { Comparator } from "../core/types/callbacks.js";
import type { AnyOrderedSources, OrderedSources, Sources } from "../core/types/ordered.js";
import type { EndOfLongest } from "../core/types/endlessness.js";

/**
 * The values that occur in at least one of several sorted sequences, in order, each of them once.
 *
 * Of equal values, in one source or in several, the first one of the first source is yielded. A source is pulled
 * again only when its value has been yielded and another one is needed.
 *
 * @param sources - The sorted sequences. Strings are refused, as in `concat`.
 * @param comparator - The order of the sequences: the last argument, if it is a function. If it is left out,
 * numbers and bigints are compared by value, and strings by code units.
 * @returns A sequence in strictly ascending order, endless if one of the sources is.
 * @throws TypeError if a source is not an iterable object, if `comparator` does not return a number, or if values
 * cannot be compared without one.
 * @throws RangeError if a source is not sorted. The message names the source and the index.
 * @example
 * ```ts
 * import { unionSorted } from "lazuli";
 *
 * console.log([...unionSorted([1, 1, 4], [1, 2, 4])]); // => [1, 2, 4]
 * ```
 * @see {@link mergeSorted} to keep equal values, {@link intersectSorted} for the values that all sources have,
 * {@link differenceSorted} for those of one source only.
 * @category Sorted
 * @pulls 1 or more per value
 * @keeps 1 value per source
 * @endless safe
 */
export function unionSorted<I extends readonly IterableObject<unknown>[]>(
  ...sources: OrderedSources<I>
): Lazy<ValueOf<I[number]>, EndOfLongest<I[number]>>;
export function unionSorted<I extends readonly IterableObject<unknown>[]>(
  ...args: [...sources: Sources<I>, comparator: Comparator<ValueOf<I[number]>>]
): Lazy<ValueOf<I[number]>, EndOfLongest<I[number]>>;
export function unionSorted(...args: readonly unknown[]): Lazy<never, never> {
  const fronts = openSorted("unionSorted", args);
  return new LazyIterator<never, never>(new Merge("unionSorted", fronts, true));
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
  ...sources: AnyOrderedSources<I>
): AsyncLazy<AnyValueOf<I[number]>, EndOfLongest<I[number]>>;
export function unionSortedAsync<I extends readonly AnyIterableObject<unknown>[]>(
  ...args: [...sources: Sources<I>, comparator: Comparator<AnyValueOf<I[number]>>]
): AsyncLazy<AnyValueOf<I[number]>, EndOfLongest<I[number]>>;
export function unionSortedAsync(...args: readonly unknown[]): AsyncLazy<never, never> {
  return over<never, never>(
    joinSortedAsync("unionSorted", args, (fronts) => new Merge("unionSorted", fronts, true)),
  );
}
