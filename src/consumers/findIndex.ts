import { consume, Match } from "../core/async/stages.js";
import { checked, mustBeFunction, mustBeSync } from "../core/checks/arguments.js";
import { firstMatch } from "../core/engine/consume.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Predicate, Sync } from "../core/types/callbacks.js";

/**
 * Returns the index of the first value for which a predicate is true, or -1.
 *
 * It pulls up to that value and closes the source. With an endless source it returns once there is a match, and never
 * returns if there is none.
 *
 * @param source - The values to search.
 * @param predicate - Called with each value and its index, until it is true.
 * @returns The index, counted from 0; -1 if the source ends without a match, as for arrays.
 * @throws TypeError if `predicate` is not a function, or is async.
 * @example
 * ```ts
 * import { fib, findIndex } from "lazuli";
 *
 * console.log(findIndex(fib(), (n) => n > 1000n)); // => 16
 * console.log(findIndex([1, 2], (n) => n > 5)); // => -1
 * ```
 * @see {@link find} for the value itself, {@link enumerate} for both.
 * @category Searching
 * @pulls up to the answer
 * @keeps nothing
 * @endless answers if there is a match
 */
export function findIndex<T, P = unknown>(
  source: Iterable<T>,
  predicate: (value: T, index: number) => Sync<P>,
): number {
  predicate = checked("findIndex", source, mustBeSync, "predicate", predicate);
  let found = -1;
  firstMatch("findIndex", source, (value, index) => {
    if (!predicate(value, index)) return false;
    found = index;
    return true;
  });
  return found;
}

/**
 * The async {@link findIndex}: resolves to the index of the first value for which a predicate is true, or to -1.
 *
 * Each result of the predicate is awaited before the next value is pulled. When it is true, the source is closed, and
 * that is awaited too. With an endless source and no match, the promise is never settled.
 *
 * @param source - An async or sync iterable.
 * @param predicate - Called with each value and its index, until it is true; may return a promise. Any truthy result
 * counts as true.
 * @returns The index, counted from 0; -1 if the source ends without a match.
 * @throws TypeError if `predicate` is not a function.
 * @example
 * ```ts
 * import { findIndex } from "lazuli/async";
 *
 * console.log(await findIndex(["a", "b"], async (letter) => letter === "b")); // => 1
 * ```
 * @see {@link find} for the value itself, {@link enumerate} for both.
 * @category Searching
 * @pulls up to the answer
 * @keeps nothing
 * @endless answers if there is a match
 */
export async function findIndexAsync<T>(source: AnyIterable<T>, predicate: Predicate<T>): Promise<number> {
  predicate = checked("findIndex", source, mustBeFunction, "predicate", predicate);
  const match = new Match("findIndex", predicate);
  await consume("findIndex", source, match.step);
  return match.index;
}
