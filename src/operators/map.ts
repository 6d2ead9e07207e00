import { throughCalls } from "../core/async/stages.js";
import { checked, mustBeFunction } from "../core/checks/arguments.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import { step } from "../core/engine/mapFilter.js";
import type { AnyIterable, Awaitable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * The result of a function for each value.
 *
 * @param source - The values to change. The result is endless if the source is.
 * @param mapper - Called with each value and its index; returns the new value.
 * @throws TypeError if `mapper` is not a function.
 * @example
 * ```ts
 * import { map } from "lazuli";
 *
 * console.log([...map([1, 2, 3], (n) => n * n)]); // => [1, 4, 9]
 * ```
 * @example With the index
 * ```ts
 * import { map } from "lazuli";
 *
 * console.log([...map(["a", "b"], (letter, index) => letter.repeat(index + 1))]); // => ["a", "bb"]
 * ```
 * @see {@link flatMap} for any number of results for each value, {@link scan} to carry a state along.
 * @category Transforming
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function map<T, U, R>(
  source: Iterable<T, R>,
  mapper: (value: T, index: number) => U,
): Lazy<U, EndOf<R>> {
  mapper = checked("map", source, mustBeFunction, "mapper", mapper);
  return new LazyIterator(step(open("map", source), mapper, "map", false));
}

/**
 * The async {@link map}: the result of a function for each value.
 *
 * Each result is awaited before the next value is pulled, so that only one call is under way at a time.
 *
 * @param source - An async or sync iterable. The result is endless if it is.
 * @param mapper - Called with each value and its index; returns the new value, or a promise of it.
 * @throws TypeError if `mapper` is not a function.
 * @example
 * ```ts
 * import { map, toArray } from "lazuli/async";
 *
 * console.log(await toArray(map([1, 2, 3], async (n) => n * n))); // => [1, 4, 9]
 * ```
 * @see {@link flatMap} for any number of results for each value, {@link scan} to carry a state along,
 * {@link mapConcurrent} for several calls at a time.
 * @category Transforming
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function mapAsync<T, U, R>(
  source: AnyIterable<T, R>,
  mapper: (value: T, index: number) => Awaitable<U>,
): AsyncLazy<U, EndOf<R>> {
  return throughCalls("map", source, "mapper", mapper);
}
