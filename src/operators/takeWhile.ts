import { throughCalls } from "../core/async/stages.js";
import { PASS, STOP } from "../core/async/step.js";
import { checked, mustBeSync } from "../core/checks/arguments.js";
import { type Cursor, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { Guard, Predicate, Sync } from "../core/types/callbacks.js";

/**
 * The values before the first one for which a predicate is false.
 *
 * That value is pulled, but not yielded; then the source is closed.
 *
 * @param source - The values to take from; it may be endless.
 * @param predicate - Called with each value and its index until it is false, and not after that. Any truthy result
 * counts as true.
 * @returns A sequence that ends before the first value that does not match, or with the source. A type guard
 * narrows its values.
 * @throws TypeError if `predicate` is not a function, or is async.
 * @example
 * ```ts
 * import { fib, takeWhile } from "lazuli";
 *
 * console.log([...takeWhile(fib(), (n) => n < 20n)]); // => [1n, 1n, 2n, 3n, 5n, 8n, 13n]
 * ```
 * @example With the index
 * ```ts
 * import { takeWhile } from "lazuli";
 *
 * const rising = takeWhile([5, 6, 7, 1], (n, index) => n === 5 + index);
 * console.log([...rising]); // => [5, 6, 7]
 * ```
 * @example With a type guard
 * ```ts
 * import { takeWhile } from "lazuli";
 *
 * const cells: (string | number)[] = ["a", "b", 1];
 * const words = takeWhile(cells, (cell) => typeof cell === "string");
 * console.log([...words].map((word) => word.toUpperCase())); // => ["A", "B"]
 * ```
 * @see {@link takeUntil} to keep the value that stops it, {@link dropWhile} for the rest.
 * @category Stopping
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function takeWhile<T, S extends T>(
  source: Iterable<T>,
  predicate: (value: T, index: number) => value is S,
): Lazy<S>;
export function takeWhile<T, P = unknown>(
  source: Iterable<T>,
  predicate: (value: T, index: number) => Sync<P>,
): Lazy<T>;
export function takeWhile<T>(source: Iterable<T>, predicate: Predicate<T>): Lazy<T> {
  predicate = checked("takeWhile", source, mustBeSync, "predicate", predicate);
  return new LazyIterator(new TakeWhile(open("takeWhile", source), predicate));
}

class TakeWhile<T> extends Stage<T> {
  private readonly predicate: Predicate<T>;
  private index = 0;

  constructor(source: Cursor<T>, predicate: Predicate<T>) {
    super(source, "takeWhile");
    this.predicate = predicate;
  }

  pull(meter: Meter | undefined): T | End {
    const { source, predicate } = this;
    const value = source.pull(meter);
    return isEnd(value) || predicate(value, this.index++) ? value : this.stop();
  }

  override get endless(): boolean {
    return false;
  }
}

/**
 * The async {@link takeWhile}: the values before the first one for which a predicate is false.
 *
 * The predicate is awaited before its value is yielded. The value for which it is false is pulled, but not yielded; then
 * the source is closed, and that is awaited too.
 *
 * @param source - An async or sync iterable; it may be endless.
 * @param predicate - Called with each value and its index until it is false, and not after that; may return a promise.
 * Any truthy result counts as true.
 * @returns A sequence that ends before the first value that does not match, or with the source. A type guard narrows its
 * values.
 * @throws TypeError if `predicate` is not a function.
 * @example
 * ```ts
 * import { takeWhile, toArray } from "lazuli/async";
 *
 * console.log(await toArray(takeWhile([1, 2, 3, 1], async (n) => n < 3))); // => [1, 2]
 * ```
 * @see {@link takeUntil} to keep the value that stops it, {@link dropWhile} for the rest.
 * @category Stopping
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function takeWhileAsync<T, S extends T>(source: AnyIterable<T>, predicate: Guard<T, S>): AsyncLazy<S>;
export function takeWhileAsync<T>(source: AnyIterable<T>, predicate: Predicate<T>): AsyncLazy<T>;
export function takeWhileAsync<T>(source: AnyIterable<T>, predicate: Predicate<T>): AsyncLazy<T> {
  const decide = (ok: unknown): unknown => (ok ? PASS : STOP);
  return throughCalls("takeWhile", source, "predicate", predicate, { decide, ends: "sometimes" });
}
