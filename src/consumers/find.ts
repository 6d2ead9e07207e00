import { consume, Match } from "../core/async/stages.js";
import { checked, mustBeFunction, mustBeSync } from "../core/checks/arguments.js";
import { firstMatch } from "../core/engine/consume.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { Guard, Predicate, Sync } from "../core/types/callbacks.js";

/**
 * Returns the first value for which a predicate is true.
 *
 * It pulls up to that value and closes the source. With an endless source it returns once there is a match, and never
 * returns if there is none: if that can happen, bound the source with {@link take}, or use {@link search}.
 *
 * @param source - The values to search.
 * @param predicate - Called with each value and its index, until it is true.
 * @returns The value, narrowed by a type guard; `undefined` if the source ends without a match.
 * @throws TypeError if `predicate` is not a function, or is async.
 * @example
 * ```ts
 * import { fib, find } from "lazuli";
 *
 * console.log(find(fib(), (n) => n > 1000n)); // => 1597n
 * console.log(find([1, 2], (n) => n > 5)); // => undefined
 * ```
 * @example With a type guard
 * ```ts
 * import { find } from "lazuli";
 *
 * const cells: (string | number)[] = [1, "a"];
 * const word = find(cells, (cell) => typeof cell === "string");
 * console.log(word?.toUpperCase()); // => "A"
 * ```
 * @see {@link filter} for all matches, {@link some} to test whether there is one, {@link findLast} for the last one.
 * @category Searching
 * @pulls up to the answer
 * @keeps nothing
 * @endless answers if there is a match
 */
export function find<T, S extends T, R>(
  source: Iterable<T, R>,
  predicate: (value: T, index: number) => value is S,
): S | EndOf<R>;
export function find<T, R, P = unknown>(
  source: Iterable<T, R>,
  predicate: (value: T, index: number) => Sync<P>,
): T | EndOf<R>;
export function find<T>(source: Iterable<T>, predicate: Predicate<T>): T | undefined {
  predicate = checked("find", source, mustBeSync, "predicate", predicate);
  return firstMatch("find", source, predicate)?.value;
}

/**
 * The async {@link find}: resolves to the first value for which a predicate is true.
 *
 * Each result of the predicate is awaited before the next value is pulled. When it is true, the source is closed, and
 * that is awaited too. With an endless source and no match, the promise is never settled: if that can happen, bound the
 * source with {@link take}, or use {@link search}.
 *
 * @param source - An async or sync iterable.
 * @param predicate - Called with each value and its index, until it is true; may return a promise. Any truthy result
 * counts as true.
 * @returns The value, narrowed by a type guard; `undefined` if the source ends without a match.
 * @throws TypeError if `predicate` is not a function.
 * @example
 * ```ts
 * import { find } from "lazuli/async";
 *
 * console.log(await find([1, 2, 3], async (n) => n > 1)); // => 2
 * ```
 * @see {@link filter} for all matches, {@link some} to test whether there is one, {@link findLast} for the last one.
 * @category Searching
 * @pulls up to the answer
 * @keeps nothing
 * @endless answers if there is a match
 */
export async function findAsync<T, S extends T, R>(
  source: AnyIterable<T, R>,
  predicate: Guard<T, S>,
): Promise<S | EndOf<R>>;
export async function findAsync<T, R>(
  source: AnyIterable<T, R>,
  predicate: Predicate<T>,
): Promise<T | EndOf<R>>;
export async function findAsync<T>(source: AnyIterable<T>, predicate: Predicate<T>): Promise<T | undefined> {
  predicate = checked("find", source, mustBeFunction, "predicate", predicate);
  const match = new Match("find", predicate);
  await consume("find", source, match.step);
  return match.value;
}
