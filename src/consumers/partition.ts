import { visitResults } from "../core/async/stages.js";
import { checked, mustBeFunction, mustBeSync } from "../core/checks/arguments.js";
import { visitEach } from "../core/engine/consume.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Ending } from "../core/types/endlessness.js";
import type { Predicate, Sync, TwoSidedGuard } from "../core/types/callbacks.js";

/**
 * Returns two arrays: the values for which a predicate is true, and those for which it is false.
 *
 * @param source - The values to divide. Endless sequences are refused.
 * @param predicate - Called once with each value and its index.
 * @returns The pair of arrays, matching values first. A type guard narrows both.
 * @throws TypeError if `predicate` is not a function, or is async.
 * @example
 * ```ts
 * import { isEven, partition, range } from "lazuli";
 *
 * const [even, odd] = partition(range(5), isEven);
 * console.log(even); // => [0, 2, 4]
 * console.log(odd); // => [1, 3]
 * ```
 * @example With a type guard
 * ```ts
 * import { partition } from "lazuli";
 *
 * const cells: (string | number)[] = [1, "a", 2];
 * const [numbers, words] = partition(cells, (cell) => typeof cell === "number");
 * console.log(numbers.map((n) => n + 1), words); // prints [ 2, 3 ] [ 'a' ]
 * ```
 * @see {@link groupBy} for more than two groups, {@link filter} for the matching values, lazily.
 * @category Collecting
 * @pulls all
 * @keeps all values
 * @endless refused
 */
export function partition<T, S extends T, R>(
  source: Iterable<T, R> & Ending<R>,
  predicate: TwoSidedGuard<T, S>,
): [accepted: S[], refused: Exclude<T, S>[]];
export function partition<T, R, P = unknown>(
  source: Iterable<T, R> & Ending<R>,
  predicate: (value: T, index: number) => Sync<P>,
): [accepted: T[], refused: T[]];
export function partition<T>(source: Iterable<T>, predicate: Predicate<T>): [T[], T[]] {
  predicate = checked("partition", source, mustBeSync, "predicate", predicate);
  const accepted: T[] = [];
  const refused: T[] = [];
  visitEach("partition", source, (value, index) => {
    if (predicate(value, index)) accepted.push(value);
    else refused.push(value);
  });
  return [accepted, refused];
}

/**
 * The async {@link partition}: resolves to two arrays: the values for which a predicate is true, and those for which it
 * is false.
 *
 * Each result of the predicate is awaited before the next value is pulled.
 *
 * @param source - An async or sync iterable. Endless sources are refused, by the compiler and at the call.
 * @param predicate - Called once with each value and its index; may return a promise. Any truthy result counts as true.
 * @returns The pair of arrays, matching values first. A type guard narrows both.
 * @throws TypeError if `predicate` is not a function, or if `source` is known to be endless.
 * @example
 * ```ts
 * import { partition } from "lazuli/async";
 *
 * console.log(await partition([1, 2, 3], async (n) => n < 3)); // => [[1, 2], [3]]
 * ```
 * @see {@link groupBy} for more than two groups, {@link filter} for the matching values, lazily.
 * @category Collecting
 * @pulls all
 * @keeps all values
 * @endless refused
 */
export async function partitionAsync<T, S extends T, R>(
  source: AnyIterable<T, R> & Ending<R>,
  predicate: TwoSidedGuard<T, S>,
): Promise<[accepted: S[], refused: Exclude<T, S>[]]>;
export async function partitionAsync<T, R>(
  source: AnyIterable<T, R> & Ending<R>,
  predicate: Predicate<T>,
): Promise<[accepted: T[], refused: T[]]>;
export async function partitionAsync<T>(
  source: AnyIterable<T>,
  predicate: Predicate<T>,
): Promise<[T[], T[]]> {
  predicate = checked("partition", source, mustBeFunction, "predicate", predicate);
  const accepted: T[] = [];
  const refused: T[] = [];
  await visitResults("partition", source, predicate, (ok, value) => (ok ? accepted : refused).push(value));
  return [accepted, refused];
}
