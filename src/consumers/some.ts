import { consume, Match } from "../core/async/stages.js";
import { checked, mustBeFunction, mustBeSync } from "../core/checks/arguments.js";
import { firstMatch } from "../core/engine/consume.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Predicate, Sync } from "../core/types/callbacks.js";

/**
 * Returns `true` if a predicate is true for at least one value.
 *
 * It pulls up to the first such value and closes the source.
 *
 * @param source - The values to test.
 * @param predicate - Called with each value and its index, until it is true.
 * @returns `false` if there are no values.
 * @throws TypeError if `predicate` is not a function, or is async.
 * @example
 * ```ts
 * import { fib, some } from "lazuli";
 *
 * console.log(some(fib(), (n) => n > 1000n)); // => true
 * ```
 * @see {@link find} for the value itself, {@link every} to test all values.
 * @category Searching
 * @pulls up to the answer
 * @keeps nothing
 * @endless answers if there is a match
 */
export function some<T, P = unknown>(
  source: Iterable<T>,
  predicate: (value: T, index: number) => Sync<P>,
): boolean {
  predicate = checked("some", source, mustBeSync, "predicate", predicate);
  return firstMatch("some", source, predicate) !== undefined;
}

/**
 * The async {@link some}: resolves to `true` if a predicate is true for at least one value.
 *
 * Each result of the predicate is awaited before the next value is pulled. At the first value for which it is true, the
 * source is closed, and that is awaited too.
 *
 * @param source - An async or sync iterable.
 * @param predicate - Called with each value and its index, until it is true; may return a promise. Any truthy result
 * counts as true.
 * @returns `false` if there are no values.
 * @throws TypeError if `predicate` is not a function.
 * @example
 * ```ts
 * import { some } from "lazuli/async";
 *
 * console.log(await some([1, 2, 3], async (n) => n > 2)); // => true
 * ```
 * @see {@link find} for the value itself, {@link every} to test all values.
 * @category Searching
 * @pulls up to the answer
 * @keeps nothing
 * @endless answers if there is a match
 */
export async function someAsync<T>(source: AnyIterable<T>, predicate: Predicate<T>): Promise<boolean> {
  predicate = checked("some", source, mustBeFunction, "predicate", predicate);
  const match = new Match("some", predicate);
  await consume("some", source, match.step);
  return match.index >= 0;
}
