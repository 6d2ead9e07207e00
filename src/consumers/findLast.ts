import { visitResults } from "../core/async/stages.js";
import { checked, mustBeFunction, mustBeSync } from "../core/checks/arguments.js";
import { visitEach } from "../core/engine/consume.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Ending } from "../core/types/endlessness.js";
import type { Guard, Predicate, Sync } from "../core/types/callbacks.js";

/**
 * Returns the last value for which a predicate is true.
 *
 * It reads the source from front to back, to its end, and calls the predicate for every value.
 *
 * @param source - The values to search. Endless sequences are refused.
 * @param predicate - Called with each value and its index.
 * @returns The value, narrowed by a type guard; `undefined` if there is no match.
 * @throws TypeError if `predicate` is not a function, or is async.
 * @example
 * ```ts
 * import { fib, findLast, isEven, takeWhile } from "lazuli";
 *
 * console.log(
 *   findLast(
 *     takeWhile(fib(), (n) => n < 1000n),
 *     isEven,
 *   ),
 * ); // => 610n
 * ```
 * @see {@link find} for the first match, {@link last} for the last value.
 * @category Searching
 * @pulls all
 * @keeps 1 value
 * @endless refused
 */
export function findLast<T, S extends T, R>(
  source: Iterable<T, R> & Ending<R>,
  predicate: (value: T, index: number) => value is S,
): S | undefined;
export function findLast<T, R, P = unknown>(
  source: Iterable<T, R> & Ending<R>,
  predicate: (value: T, index: number) => Sync<P>,
): T | undefined;
export function findLast<T>(source: Iterable<T>, predicate: Predicate<T>): T | undefined {
  predicate = checked("findLast", source, mustBeSync, "predicate", predicate);
  let result: T | undefined;
  visitEach("findLast", source, (value, index) => {
    if (predicate(value, index)) result = value;
  });
  return result;
}

/**
 * The async {@link findLast}: resolves to the last value for which a predicate is true.
 *
 * It reads the source to its end. Each result of the predicate is awaited before the next value is pulled.
 *
 * @param source - An async or sync iterable. Endless sources are refused, by the compiler and at the call.
 * @param predicate - Called with each value and its index; may return a promise. Any truthy result counts as true.
 * @returns The value, narrowed by a type guard; `undefined` if there is no match.
 * @throws TypeError if `predicate` is not a function, or if `source` is known to be endless.
 * @example
 * ```ts
 * import { findLast } from "lazuli/async";
 *
 * console.log(await findLast([1, 2, 3, 0], async (n) => n > 1)); // => 3
 * ```
 * @see {@link find} for the first match, {@link last} for the last value.
 * @category Searching
 * @pulls all
 * @keeps 1 value
 * @endless refused
 */
export async function findLastAsync<T, S extends T, R>(
  source: AnyIterable<T, R> & Ending<R>,
  predicate: Guard<T, S>,
): Promise<S | undefined>;
export async function findLastAsync<T, R>(
  source: AnyIterable<T, R> & Ending<R>,
  predicate: Predicate<T>,
): Promise<T | undefined>;
export async function findLastAsync<T>(
  source: AnyIterable<T>,
  predicate: Predicate<T>,
): Promise<T | undefined> {
  predicate = checked("findLast", source, mustBeFunction, "predicate", predicate);
  let result: T | undefined;
  await visitResults("findLast", source, predicate, (ok, value) => {
    if (ok) result = value;
  });
  return result;
}
