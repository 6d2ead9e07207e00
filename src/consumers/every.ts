import { consume, Match } from "../core/async/stages.js";
import { checked, mustBeFunction, mustBeSync } from "../core/checks/arguments.js";
import { firstMatch } from "../core/engine/consume.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Predicate, Sync, TwoSidedGuard } from "../core/types/callbacks.js";

/**
 * Returns `true` if a predicate is true for every value.
 *
 * It pulls up to the first value for which the predicate is false, and closes the source there.
 *
 * @param source - The values to test.
 * @param predicate - Called with each value and its index, until it is false.
 * @returns `true` also if there are no values. With a type guard it narrows the type of an array.
 * @throws TypeError if `predicate` is not a function, or is async.
 * @example
 * ```ts
 * import { every, isOdd, primes } from "lazuli";
 *
 * console.log(every(primes(), isOdd)); // => false
 * ```
 * @example With a type guard
 * ```ts
 * import { every } from "lazuli";
 *
 * const cells: (string | number)[] = ["a", "b"];
 * if (every(cells, (cell) => typeof cell === "string")) {
 *   console.log(cells.map((cell) => cell.toUpperCase())); // => ["A", "B"]
 * }
 * ```
 * @see {@link some} to test for at least one value.
 * @category Searching
 * @pulls up to the answer
 * @keeps nothing
 * @endless answers if there is a match
 */
export function every<T, S extends T>(source: T[], predicate: TwoSidedGuard<T, S>): source is S[];
export function every<T, S extends T>(
  source: readonly T[],
  predicate: TwoSidedGuard<T, S>,
): source is readonly S[];
export function every<T, P = unknown>(
  source: Iterable<T>,
  predicate: (value: T, index: number) => Sync<P>,
): boolean;
export function every<T>(source: Iterable<T>, predicate: Predicate<T>): boolean {
  predicate = checked("every", source, mustBeSync, "predicate", predicate);
  return firstMatch("every", source, predicate, false) === undefined;
}

/**
 * The async {@link every}: resolves to `true` if a predicate is true for every value.
 *
 * Each result of the predicate is awaited before the next value is pulled. At the first value for which it is false,
 * the source is closed, and that is awaited too.
 *
 * @param source - An async or sync iterable.
 * @param predicate - Called with each value and its index, until it is false; may return a promise. Any truthy result
 * counts as true.
 * @returns `true` also if there are no values. A type guard narrows nothing here.
 * @throws TypeError if `predicate` is not a function.
 * @example
 * ```ts
 * import { every } from "lazuli/async";
 *
 * console.log(await every([1, 2, 3], async (n) => n > 0)); // => true
 * ```
 * @see {@link some} to test for at least one value.
 * @category Searching
 * @pulls up to the answer
 * @keeps nothing
 * @endless answers if there is a match
 */
export async function everyAsync<T>(source: AnyIterable<T>, predicate: Predicate<T>): Promise<boolean> {
  predicate = checked("every", source, mustBeFunction, "predicate", predicate);
  const match = new Match("every", predicate, false);
  await consume("every", source, match.step);
  return match.index < 0;
}
