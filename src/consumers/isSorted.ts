import { readUntil } from "../core/async/stages.js";
import { checked } from "../core/checks/arguments.js";
import { firstMatch } from "../core/engine/consume.js";
import { mustBeComparator, orderOf } from "../core/ordering/comparator.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Comparator } from "../core/types/callbacks.js";
import type { AnyOrdered, Ordered } from "../core/types/ordered.js";

/**
 * Returns `true` if no value is smaller than the one before it.
 *
 * It pulls up to the first value that is smaller, and closes the source there.
 *
 * @param source - The values to test.
 * @param comparator - The order to test for. If left out, numbers and bigints are compared by size, and strings by
 * code units.
 * @returns `true` also if neighbours are equal, or if there are fewer than two values.
 * @throws TypeError if `comparator` is not a function or does not return a number, or if values cannot be compared
 * without one.
 * @example
 * ```ts
 * import { every, fib, isSorted, pairwise, take } from "lazuli";
 *
 * console.log(isSorted([1, 2, 2, 3])); // => true
 * console.log(isSorted([3, 1, 2], (a, b) => b - a)); // => false
 * console.log(every(pairwise(take(fib(), 5)), ([a, b]) => a < b)); // => false
 * ```
 * @see {@link pairwise} with {@link every} for other conditions on neighbours.
 * @category Sorted
 * @pulls up to the answer
 * @keeps 1 value
 * @endless answers if there is a match
 */
export function isSorted<T, C extends [comparator?: Comparator<T> | undefined]>(
  source: Iterable<T> & Ordered<T, C>,
  ...comparator: C
): boolean;
export function isSorted<T>(source: Iterable<T>, comparator?: Comparator<T>): boolean {
  checked("isSorted", source, mustBeComparator, comparator);
  const order = orderOf("isSorted", comparator);
  let last: T | undefined;
  const smaller = firstMatch("isSorted", source, (value, index) => {
    const isSmaller = index > 0 && order(last as T, value) > 0;
    last = value;
    return isSmaller;
  });
  return smaller === undefined;
}

/**
 * The async {@link isSorted}: resolves to `true` if no value is smaller than the one before it.
 *
 * It pulls up to the first value that is smaller, then closes the source and awaits that too.
 *
 * @param source - An async or sync iterable.
 * @param comparator - The order to test for, which must not be async. If left out, numbers and bigints are compared by
 * size, and strings by code units.
 * @returns `true` also if neighbours are equal, or if there are fewer than two values.
 * @throws TypeError if `comparator` is not a function or does not return a number, or if values cannot be compared
 * without one.
 * @example
 * ```ts
 * import { isSorted } from "lazuli/async";
 *
 * console.log(await isSorted(["a", "c", "b"])); // => false
 * ```
 * @see {@link pairwise} with {@link every} for other conditions on neighbours.
 * @category Sorted
 * @pulls up to the answer
 * @keeps 1 value
 * @endless answers if there is a match
 */
export async function isSortedAsync<T, C extends [comparator?: Comparator<T> | undefined]>(
  source: AnyIterable<T> & AnyOrdered<T, C>,
  ...comparator: C
): Promise<boolean>;
export async function isSortedAsync<T>(source: AnyIterable<T>, comparator?: Comparator<T>): Promise<boolean> {
  checked("isSorted", source, mustBeComparator, comparator);
  const order = orderOf("isSorted", comparator);
  let last: T | undefined;
  return !(await readUntil("isSorted", source, (value, index) => {
    const isSmaller = index > 0 && order(last as T, value) > 0;
    last = value;
    return isSmaller;
  }));
}
