import { throughCalls } from "../core/async/stages.js";
import { PASS, SKIP } from "../core/async/step.js";
import { checked, mustBeSync } from "../core/checks/arguments.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import { step } from "../core/engine/mapFilter.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { Guard, Predicate, Sync, Truthy } from "../core/types/callbacks.js";

/**
 * The values for which a predicate is true.
 *
 * Each pull goes on until it finds the next such value. Over an endless source that has no more of them, it never
 * returns.
 *
 * @param source - The values to choose from. The result is endless if the source is.
 * @param predicate - Called with each value and its index. Any truthy result counts as true.
 * @returns The matching values in order, narrowed by a type guard, or by `Boolean` itself.
 * @throws TypeError if `predicate` is not a function, or is async.
 * @example
 * ```ts
 * import { fib, filter, isEven, take } from "lazuli";
 *
 * console.log([...take(filter(fib(), isEven), 4)]); // => [2n, 8n, 34n, 144n]
 * ```
 * @example With a type guard
 * ```ts
 * import { filter } from "lazuli";
 *
 * const cells: (string | undefined)[] = ["a", undefined, "b"];
 * const words = filter(cells, (cell) => cell !== undefined);
 * console.log([...words].map((word) => word.toUpperCase())); // => ["A", "B"]
 * ```
 * @example Without what is falsy
 * ```ts
 * import { filter } from "lazuli";
 *
 * const names: (string | null)[] = ["Ada", null, ""];
 * console.log([...filter(names, Boolean)].map((name) => name.length)); // => [3]
 * ```
 * @see {@link takeWhile} to stop at the first value that does not match, {@link find} for the first one that does.
 * @category Transforming
 * @pulls 1 or more per value
 * @keeps nothing
 * @endless safe
 */
export function filter<T, S extends T, R>(
  source: Iterable<T, R>,
  predicate: (value: T, index: number) => value is S,
): Lazy<S, EndOf<R>>;
export function filter<T, R>(
  source: Iterable<T, R>,
  predicate: BooleanConstructor,
): Lazy<Truthy<T>, EndOf<R>>;
export function filter<T, R, P = unknown>(
  source: Iterable<T, R>,
  predicate: (value: T, index: number) => Sync<P>,
): Lazy<T, EndOf<R>>;
export function filter<T, R>(source: Iterable<T, R>, predicate: Predicate<T>): Lazy<T, EndOf<R>> {
  predicate = checked("filter", source, mustBeSync, "predicate", predicate);
  return new LazyIterator(step(open("filter", source), predicate, "filter", true));
}

/**
 * The async {@link filter}: the values for which a predicate is true.
 *
 * The predicate is awaited before the next value is pulled. Each pull goes on until it finds the next such value. Over an
 * endless source that has no more of them, it never settles.
 *
 * @param source - An async or sync iterable. The result is endless if it is.
 * @param predicate - Called with each value and its index; may return a promise. Any truthy result counts as true.
 * @returns The matching values in order, narrowed by a type guard, or by `Boolean` itself.
 * @throws TypeError if `predicate` is not a function.
 * @example
 * ```ts
 * import { filter, toArray } from "lazuli/async";
 *
 * console.log(await toArray(filter([1, 2, 3, 4], async (n) => n % 2 === 0))); // => [2, 4]
 * ```
 * @see {@link takeWhile} to stop at the first value that does not match, {@link find} for the first one that does,
 * {@link filterConcurrent} for several calls at a time.
 * @category Transforming
 * @pulls 1 or more per value
 * @keeps nothing
 * @endless safe
 */
export function filterAsync<T, S extends T, R>(
  source: AnyIterable<T, R>,
  predicate: Guard<T, S>,
): AsyncLazy<S, EndOf<R>>;
export function filterAsync<T, R>(
  source: AnyIterable<T, R>,
  predicate: BooleanConstructor,
): AsyncLazy<Truthy<T>, EndOf<R>>;
export function filterAsync<T, R>(source: AnyIterable<T, R>, predicate: Predicate<T>): AsyncLazy<T, EndOf<R>>;
export function filterAsync<T, R>(
  source: AnyIterable<T, R>,
  predicate: Predicate<T>,
): AsyncLazy<T, EndOf<R>> {
  const decide = (ok: unknown): unknown => (ok ? PASS : SKIP);
  return throughCalls("filter", source, "predicate", predicate, { decide });
}
