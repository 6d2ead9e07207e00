import { throughCalls } from "../core/async/stages.js";
import { LAST, PASS } from "../core/async/step.js";
import { checked, mustBeSync } from "../core/checks/arguments.js";
import { type Cursor, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator, depthOver } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { Predicate, Sync } from "../core/types/callbacks.js";

/**
 * The values up to and including the first one for which a predicate is true.
 *
 * No value after that one is pulled: the next call of `next` closes the source.
 *
 * @param source - The values to take from; it may be endless.
 * @param predicate - Called with each value and its index until it is true, and not after that. Any truthy result
 * counts as true.
 * @returns A sequence that ends after the first match, or with the source.
 * @throws TypeError if `predicate` is not a function, or is async.
 * @example
 * ```ts
 * import { fib, takeUntil } from "lazuli";
 *
 * console.log([...takeUntil(fib(), (n) => n > 20n)]); // => [1n, 1n, 2n, 3n, 5n, 8n, 13n, 21n]
 * ```
 * @see {@link takeWhile} to leave out the value that stops it.
 * @category Stopping
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function takeUntil<T, P = unknown>(
  source: Iterable<T>,
  predicate: (value: T, index: number) => Sync<P>,
): Lazy<T> {
  checked("takeUntil", source, mustBeSync, "predicate", predicate);
  return new LazyIterator(new TakeUntil(open("takeUntil", source), predicate), depthOver(source));
}

class TakeUntil<T> extends Stage<T> {
  private readonly predicate: Predicate<T>;
  private index = 0;
  private isMet = false;

  constructor(source: Cursor<T>, predicate: Predicate<T>) {
    super(source, "takeUntil");
    this.predicate = predicate;
  }

  pull(meter: Meter | undefined): T | End {
    if (this.isMet) return this.stop();
    const { source, predicate } = this;
    const value = source.pull(meter);
    if (!isEnd(value) && predicate(value, this.index++)) this.isMet = true;
    return value;
  }

  override get endless(): boolean {
    return false;
  }
}

/**
 * The async {@link takeUntil}: the values up to and including the first one for which a predicate is true.
 *
 * The predicate is awaited before its value is yielded. No value after the match is pulled: the next call of `next` closes
 * the source.
 *
 * @param source - An async or sync iterable; it may be endless.
 * @param predicate - Called with each value and its index until it is true, and not after that; may return a promise. Any
 * truthy result counts as true.
 * @returns A sequence that ends after the first match, or with the source.
 * @throws TypeError if `predicate` is not a function.
 * @example
 * ```ts
 * import { takeUntil, toArray } from "lazuli/async";
 *
 * console.log(await toArray(takeUntil([1, 2, 3, 1], async (n) => n > 1))); // => [1, 2]
 * ```
 * @see {@link takeWhile} to leave out the value that stops it.
 * @category Stopping
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function takeUntilAsync<T>(source: AnyIterable<T>, predicate: Predicate<T>): AsyncLazy<T> {
  const decide = (ok: unknown): unknown => (ok ? LAST : PASS);
  return throughCalls("takeUntil", source, "predicate", predicate, { decide, ends: "sometimes" });
}
