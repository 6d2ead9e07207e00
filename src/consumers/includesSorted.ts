import { readUntil } from "../core/async/stages.js";
import { checked } from "../core/checks/arguments.js";
import { firstMatch } from "../core/engine/consume.js";
import { mustBeComparator } from "../core/ordering/comparator.js";
import { frontOf } from "../core/ordering/merging.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Comparator } from "../core/types/callbacks.js";
import type { AnyOrdered, Ordered } from "../core/types/ordered.js";

/**
 * Returns `true` if a value is in a sorted sequence.
 *
 * It pulls up to the first value that is not smaller than the one looked for, and closes the source. So it returns
 * with an endless source too, if the values grow large enough.
 *
 * @param source - The sorted values to search.
 * @param value - The value to look for. It is found if a value of the source is equal in the order.
 * @param comparator - The order of the source. If left out, numbers and bigints are compared by size, and strings by
 * code units.
 * @throws TypeError if `comparator` is not a function or does not return a number, or if values cannot be compared
 * without one.
 * @throws RangeError if the source is not sorted. The message names the index.
 * @example
 * ```ts
 * import { fib, includesSorted, primes } from "lazuli";
 *
 * console.log(includesSorted(primes(), 2026)); // => false
 * console.log(includesSorted(fib(), 610n)); // => true
 * ```
 * @see {@link includes} for values that are not sorted.
 * @category Sorted
 * @pulls up to the answer
 * @keeps 1 value
 * @endless answers if a value is as large
 */
export function includesSorted<T>(source: Iterable<T> & Ordered<T>, value: NoInfer<T>): boolean;
export function includesSorted<T, U>(source: Iterable<T>, value: U, comparator: Comparator<T | U>): boolean;
export function includesSorted<T>(source: Iterable<T>, value: T, comparator?: Comparator<T>): boolean {
  checked("includesSorted", source, mustBeComparator, comparator);
  const search = searchFor(value, comparator);
  firstMatch("includesSorted", source, search.isPast);
  return search.order === 0;
}

/** The search for a value in sorted ones, which ends with one that is not smaller. */
function searchFor<T>(value: T, comparator: Comparator<T> | undefined) {
  const front = frontOf<T, undefined>("includesSorted", undefined, comparator);
  const search = {
    order: -1,
    isPast: (candidate: T): boolean => {
      front.put(candidate);
      search.order = front.compareTo(value);
      return search.order >= 0;
    },
  };
  return search;
}

/**
 * The async {@link includesSorted}: resolves to `true` if a value is in a sorted sequence.
 *
 * It pulls up to the first value that is not smaller than the one to look for, then closes the source and awaits that
 * too. So it also settles with an endless source, if the values grow large enough.
 *
 * @param source - The sorted values, as an async or sync iterable.
 * @param value - The value to look for. It is found if a value of the source is equal in the order.
 * @param comparator - The order of the source, which must not be async. If left out, numbers and bigints are compared
 * by size, and strings by code units.
 * @throws TypeError if `comparator` is not a function or does not return a number, or if values cannot be compared
 * without one.
 * @throws RangeError if the source is not sorted. The message names the index.
 * @example
 * ```ts
 * import { includesSorted } from "lazuli/async";
 *
 * console.log(await includesSorted([1, 4, 9], 4)); // => true
 * ```
 * @see {@link includes} for values that are not sorted.
 * @category Sorted
 * @pulls up to the answer
 * @keeps 1 value
 * @endless answers if a value is as large
 */
export async function includesSortedAsync<T>(
  source: AnyIterable<T> & AnyOrdered<T>,
  value: NoInfer<T>,
): Promise<boolean>;
export async function includesSortedAsync<T, U>(
  source: AnyIterable<T>,
  value: U,
  comparator: Comparator<T | U>,
): Promise<boolean>;
export async function includesSortedAsync<T>(
  source: AnyIterable<T>,
  value: T,
  comparator?: Comparator<T>,
): Promise<boolean> {
  checked("includesSorted", source, mustBeComparator, comparator);
  const search = searchFor(value, comparator);
  await readUntil("includesSorted", source, search.isPast);
  return search.order === 0;
}
