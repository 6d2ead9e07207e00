import { over } from "../core/async/stages.js";
import { type End, isEnd, type Meter } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import {
  advancePast,
  advanceTo,
  type Front,
  openSorted,
  joinSortedAsync,
  SortedJoin,
} from "../core/ordering/merging.js";
import type {
  AnyIterableObject,
  AnyValueOf,
  FirstOf,
  IterableObject,
  ValueOf,
} from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { Comparator } from "../core/types/callbacks.js";
import type { AnyOrderedSources, OrderedSources, Sources } from "../core/types/ordered.js";
import type { EndOfShortest } from "../core/types/endlessness.js";

/**
 * The values that occur in all of several sorted sequences, in order, each of them once.
 *
 * The values are those of the first source. A source is pulled while its value is smaller than one of another
 * source. As soon as one source ends, the others are closed. If endless sources have no further value in common,
 * the next pull never returns: bound each of them by value with {@link takeWhile}.
 *
 * @param sources - The sorted sequences. Strings are refused, as in `concat`.
 * @param comparator - The order of the sequences: the last argument, if it is a function. If it is left out,
 * numbers and bigints are compared by value, and strings by code units.
 * @returns A sequence in strictly ascending order, endless if all of the sources are.
 * @throws TypeError if a source is not an iterable object, if `comparator` does not return a number, or if values
 * cannot be compared without one.
 * @throws RangeError if a source is not sorted. The message names the source and the index.
 * @example
 * ```ts
 * import { fib, intersectSorted, primes, take } from "lazuli";
 *
 * console.log([...take(intersectSorted(fib(), primes()), 6)]); // => [2n, 3n, 5n, 13n, 89n, 233n]
 * console.log([...intersectSorted([1, 2, 2, 3], [2, 2, 3, 4], [0, 2, 3])]); // => [2, 3]
 * ```
 * @see {@link unionSorted} for the values of any source, {@link differenceSorted} for those of one source only.
 * @category Sorted
 * @pulls 1 or more per value
 * @keeps 1 value per source
 * @endless safe
 */
export function intersectSorted<I extends readonly IterableObject<unknown>[]>(
  ...sources: OrderedSources<I>
): Lazy<ValueOf<FirstOf<I>>, EndOfShortest<I[number]>>;
export function intersectSorted<I extends readonly IterableObject<unknown>[]>(
  ...args: [...sources: Sources<I>, comparator: Comparator<ValueOf<I[number]>>]
): Lazy<ValueOf<FirstOf<I>>, EndOfShortest<I[number]>>;
export function intersectSorted(...args: readonly unknown[]): Lazy<never, never> {
  const fronts = openSorted("intersectSorted", args);
  return new LazyIterator<never, never>(new Intersection("intersectSorted", fronts));
}

/** Goes round the sources; each is pulled up to the largest value so far, until all are at the same value. */
class Intersection<T> extends SortedJoin<T> {
  /** Whether the value in front of the first source is still to be looked up. */
  private isNew = false;

  pull(meter: Meter | undefined): T | End {
    const { fronts } = this;
    const [first] = fronts;
    if (first === undefined || !(this.isNew || advancePast(first, meter))) return this.stop();
    this.isNew = true;
    let largest = first.value as T;
    for (let agreed = 1, turn = 1; agreed < fronts.length; turn++) {
      const front = fronts[turn % fronts.length] as Front<T>;
      const order = advanceTo(front, largest, meter);
      if (isEnd(order)) return this.stop();
      agreed = order === 0 ? agreed + 1 : 1;
      largest = front.value as T;
    }
    this.isNew = false;
    return first.value as T;
  }

  override close(): void {
    this.isNew = false;
    super.close();
  }

  override get endless(): boolean {
    return this.fronts.length > 0 && this.fronts.every(({ cursor }) => cursor.endless);
  }
}

/**
 * {@link intersectSorted} of async and sync iterables, which are pulled one after the other.
 *
 * @example
 * ```ts
 * import { intersectSorted, toArray } from "lazuli/async";
 *
 * async function* squares() {
 *   yield* [1, 4, 9];
 * }
 * console.log(await toArray(intersectSorted(squares(), [2, 4, 6]))); // => [4]
 * ```
 * @category Sorted
 * @pulls 1 or more per value
 * @keeps 1 value per source
 * @endless safe
 */
export function intersectSortedAsync<I extends readonly AnyIterableObject<unknown>[]>(
  ...sources: AnyOrderedSources<I>
): AsyncLazy<AnyValueOf<FirstOf<I>>, EndOfShortest<I[number]>>;
export function intersectSortedAsync<I extends readonly AnyIterableObject<unknown>[]>(
  ...args: [...sources: Sources<I>, comparator: Comparator<AnyValueOf<I[number]>>]
): AsyncLazy<AnyValueOf<FirstOf<I>>, EndOfShortest<I[number]>>;
export function intersectSortedAsync(...args: readonly unknown[]): AsyncLazy<never, never> {
  return over<never, never>(
    joinSortedAsync("intersectSorted", args, (fronts) => new Intersection("intersectSorted", fronts)),
  );
}
