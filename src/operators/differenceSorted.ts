import { AsyncJoin } from "../core/async/asyncJoin.js";
import { over } from "../core/async/stages.js";
import { type Cursor, type End, type Meter } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { mustBeComparator } from "../core/ordering/comparator.js";
import { advancePast, advanceTo, type Front, frontsOf, SortedJoin } from "../core/ordering/merging.js";
import { openBoth, openBothAsync } from "../core/joining/pair.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { Comparator } from "../core/types/callbacks.js";
import type { AnyOrdered, Ordered } from "../core/types/ordered.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * The values of a sorted sequence that another sorted sequence does not have, in order, each of them once.
 *
 * The other source is pulled up to the first value that is not smaller than the current value. It is closed when
 * the first source ends.
 *
 * @param source - The sorted values to choose from; it may be endless.
 * @param other - The sorted values to leave out; it may be endless.
 * @param comparator - The order of both sequences. If it is left out, numbers and bigints are compared by value,
 * and strings by code units.
 * @returns A sequence in strictly ascending order, endless if `source` is.
 * @throws TypeError if `other` is not an iterable, if `comparator` is not a function or does not return a number,
 * or if values cannot be compared without one.
 * @throws RangeError if a source is not sorted. The message names the index and the source: 0 is `source`, 1 is
 * `other`.
 * @example
 * ```ts
 * import { countFrom, differenceSorted, primes, take } from "lazuli";
 *
 * console.log([...take(differenceSorted(countFrom(2), primes()), 5)]); // => [4, 6, 8, 9, 10]
 * ```
 * @see {@link intersectSorted} for the values that both have, {@link mergeSorted} to join several sequences to
 * leave out.
 * @category Sorted
 * @pulls 1 or more per value
 * @keeps 1 value per source
 * @endless safe
 */
export function differenceSorted<T, R, U, C extends [comparator?: Comparator<T | U> | undefined]>(
  source: Iterable<T, R> & Ordered<T, C>,
  other: Iterable<U> & Ordered<U, C>,
  ...comparator: C
): Lazy<T, EndOf<R>>;
export function differenceSorted<T>(
  source: Iterable<T>,
  other: Iterable<T>,
  comparator?: Comparator<T>,
): Lazy<T, never> {
  const cursors = openBoth("differenceSorted", source, other, mustBeComparator, comparator);
  const fronts = frontsOf("differenceSorted", cursors, comparator);
  return new LazyIterator(new Difference<T>("differenceSorted", fronts));
}

type Two<F> = readonly [F, F];

class Difference<T> extends SortedJoin<T> {
  /** Whether the value in front is still to be looked up. */
  private isNew = false;

  pull(meter: Meter | undefined): T | End {
    const [front, other] = this.fronts as Two<Front<T>>;
    while (this.isNew || advancePast(front, meter)) {
      this.isNew = true;
      const value = front.value as T;
      const order = advanceTo(other, value, meter);
      this.isNew = false;
      if (order !== 0) return value;
    }
    return this.stop();
  }

  override close(): void {
    this.isNew = false;
    super.close();
  }
}

/**
 * {@link differenceSorted} over async or sync iterables, which are pulled one after the other.
 *
 * @example
 * ```ts
 * import { differenceSorted, toArray } from "lazuli/async";
 *
 * async function* squares() {
 *   yield* [1, 4, 9];
 * }
 * console.log(await toArray(differenceSorted(squares(), [2, 4, 6]))); // => [1, 9]
 * ```
 * @category Sorted
 * @pulls 1 or more per value
 * @keeps 1 value per source
 * @endless safe
 */
export function differenceSortedAsync<T, R, U, C extends [comparator?: Comparator<T | U> | undefined]>(
  source: AnyIterable<T, R> & AnyOrdered<T, C>,
  other: AnyIterable<U> & AnyOrdered<U, C>,
  ...comparator: C
): AsyncLazy<T, EndOf<R>>;
export function differenceSortedAsync<T>(
  source: AnyIterable<T>,
  other: AnyIterable<T>,
  comparator?: Comparator<T>,
): AsyncLazy<T, never> {
  const open = openBothAsync("differenceSorted", source, other, mustBeComparator, comparator);
  const join = (cursors: readonly Cursor<T>[]): Difference<T> =>
    new Difference<T>("differenceSorted", frontsOf("differenceSorted", cursors, comparator));
  return over(new AsyncJoin(open, join));
}
