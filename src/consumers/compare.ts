import { plain, SKIP, STOP } from "../core/async/step.js";
import { type End, isEnd } from "../core/engine/cursor.js";
import { mustBeComparator, orderOf } from "../core/ordering/comparator.js";
import { consumeBoth, consumeBothAsync } from "../core/joining/pair.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Comparator } from "../core/types/callbacks.js";
import type { AnyOrdered, Ordered } from "../core/types/ordered.js";

/**
 * Compares two sequences in lexicographic order, as words in a dictionary: the first difference decides, and a
 * sequence that is the beginning of the other comes first.
 *
 * The sources are pulled in turn, up to the first difference, and closed there. With two endless sources it returns
 * once they differ, and never returns if they do not.
 *
 * @param source - The values to compare.
 * @param other - The values to compare them with.
 * @param comparator - The order of the values. If left out, numbers and bigints are compared by size, and strings by
 * code units.
 * @returns -1 if `source` comes first, 1 if `other` does, 0 if they are equal in this order.
 * @throws TypeError if `comparator` is not a function or does not return a number, or if values cannot be compared
 * without one.
 * @example
 * ```ts
 * import { compare } from "lazuli";
 *
 * console.log(compare([1, 2, 10], [1, 3])); // => -1
 * console.log(compare([1, 2], [1])); // => 1
 * console.log([[2], [1, 5], [1]].sort((a, b) => compare(a, b))); // => [[1], [1, 5], [2]]
 * ```
 * @see {@link equals} to compare without an order.
 * @category Searching
 * @pulls up to the answer
 * @keeps nothing
 * @endless answers if there is a difference
 */
export function compare<T, U, C extends [comparator?: Comparator<T | U> | undefined]>(
  source: Iterable<T> & Ordered<T, C>,
  other: Iterable<U> & Ordered<U, C>,
  ...comparator: C
): -1 | 0 | 1;
export function compare<T>(source: Iterable<T>, other: Iterable<T>, comparator?: Comparator<T>): -1 | 0 | 1 {
  const order = orderOf("compare", comparator);
  return consumeBoth("compare", source, other, mustBeComparator, comparator, (cursor, otherCursor) => {
    for (;;) {
      const value = cursor.pull(undefined);
      const result = compareAt(order, value, otherCursor.pull(undefined));
      if (result !== 0 || isEnd(value)) return result;
    }
  });
}

/**
 * {@link compare} over async or sync iterables, which are pulled one after the other.
 *
 * @example
 * ```ts
 * import { compare } from "lazuli/async";
 *
 * async function* version() {
 *   yield* [1, 10];
 * }
 * console.log(await compare(version(), [1, 9, 3])); // => 1
 * ```
 * @category Searching
 * @pulls up to the answer
 * @keeps nothing
 * @endless answers if there is a difference
 */
export async function compareAsync<T, U, C extends [comparator?: Comparator<T | U> | undefined]>(
  source: AnyIterable<T> & AnyOrdered<T, C>,
  other: AnyIterable<U> & AnyOrdered<U, C>,
  ...comparator: C
): Promise<-1 | 0 | 1>;
export async function compareAsync<T>(
  source: AnyIterable<T>,
  other: AnyIterable<T>,
  comparator?: Comparator<T>,
): Promise<-1 | 0 | 1> {
  const order = orderOf("compare", comparator);
  let result: -1 | 0 | 1 = 0;
  const step = plain("compare", ([value, otherValue]: [T | End, T | End]) => {
    result = compareAt(order, value, otherValue);
    return result === 0 && !isEnd(value) ? SKIP : STOP;
  });
  await consumeBothAsync("compare", source, other, mustBeComparator, comparator, step);
  return result;
}

/** Which of two sequences comes first, by what they have at the same place. */
function compareAt<T>(order: Comparator<T>, value: T | End, other: T | End): -1 | 0 | 1 {
  if (isEnd(value)) return isEnd(other) ? 0 : -1;
  if (isEnd(other)) return 1;
  const result = order(value, other);
  return result === 0 ? 0 : result < 0 ? -1 : 1;
}
