import { openAsync } from "../core/async/edge.js";
import { checked } from "../core/checks/arguments.js";
import { consume } from "../core/engine/consume.js";
import { mustBeComparator } from "../core/ordering/comparator.js";
import { advanceTo, frontOf } from "../core/ordering/merging.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Comparator, Ordered } from "../core/types/callbacks.js";

/**
 * Whether a value is in a sorted sequence.
 *
 * It pulls up to the first value that is not smaller and closes the source. So it answers over an endless source
 * too, if the values grow beyond the one looked for.
 *
 * @param source - The sorted values to search.
 * @param value - What to look for: it is found where one is equal in the order.
 * @param comparator - The order of the source; without it numbers and bigints are compared by size, and strings by
 * code units.
 * @throws TypeError if `comparator` is not a function or answers no number, or for values that cannot be compared
 * without one.
 * @throws RangeError if the source is not sorted; the message names the place.
 * @example
 * ```ts
 * import { fib, includesSorted, primes } from "lazuli";
 *
 * console.log(includesSorted(primes(), 2026)); // => false
 * console.log(includesSorted(fib(), 610n)); // => true
 * ```
 * @see {@link includes} for sequences without an order.
 * @category Sorted
 * @pulls up to the answer
 * @keeps 1 value
 * @endless answers if a value is as large
 */
export function includesSorted<T>(source: Iterable<T> & Ordered<T>, value: NoInfer<T>): boolean;
export function includesSorted<T, U>(source: Iterable<T>, value: U, comparator: Comparator<T | U>): boolean;
export function includesSorted<T>(source: Iterable<T>, value: T, comparator?: Comparator<T>): boolean {
  checked("includesSorted", source, mustBeComparator, comparator);
  return consume("includesSorted", source, (cursor) => {
    const found = advanceTo(frontOf("includesSorted", cursor, comparator), value) === 0;
    cursor.close();
    return found;
  });
}

/**
 * {@link includesSorted} over an async or sync iterable.
 *
 * @example
 * ```ts
 * import { includesSorted } from "lazuli/async";
 *
 * console.log(await includesSorted([1, 4, 9], 4)); // => true
 * ```
 * @category Sorted
 * @pulls up to the answer
 * @keeps 1 value
 * @endless answers if a value is as large
 */
export async function includesSortedAsync<T>(
  source: AnyIterable<T> & Ordered<T>,
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
  const cursor = openAsync("includesSorted", source);
  const front = frontOf("includesSorted", cursor, comparator);
  for await (const candidate of cursor) {
    front.put(candidate);
    const order = front.compareTo(value);
    if (order >= 0) return order === 0;
  }
  return false;
}
