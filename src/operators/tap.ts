import { throughCalls } from "../core/async/stages.js";
import { PASS } from "../core/async/step.js";
import { checked, mustBeFunction } from "../core/checks/arguments.js";
import { type Cursor, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * The same values, each passed to a function when it is pulled.
 *
 * @param source - The values to look at. The result is endless if the source is.
 * @param observe - Called with each value and its index before the value is handed on. Its result is ignored.
 * @throws TypeError if `observe` is not a function.
 * @example
 * ```ts
 * import { fib, find, tap } from "lazuli";
 *
 * let pulled = 0;
 * console.log(find(tap(fib(), () => pulled++), (n) => n > 100n)); // => 144n
 * console.log(pulled); // => 12
 * ```
 * @see {@link forEach} to read to the end.
 * @category Transforming
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function tap<T, R>(
  source: Iterable<T, R>,
  observe: (value: T, index: number) => unknown,
): Lazy<T, EndOf<R>> {
  observe = checked("tap", source, mustBeFunction, "observe", observe);
  return new LazyIterator(new Tap(open("tap", source), observe));
}

class Tap<T> extends Stage<T> {
  private readonly observe: (value: T, index: number) => unknown;
  private index = 0;

  constructor(source: Cursor<T>, observe: (value: T, index: number) => unknown) {
    super(source, "tap");
    this.observe = observe;
  }

  pull(meter: Meter | undefined): T | End {
    const { source, observe } = this;
    const value = source.pull(meter);
    if (!isEnd(value)) observe(value, this.index++);
    return value;
  }
}

/**
 * The async {@link tap}: the same values, each passed to a function when it is pulled.
 *
 * What the function returns is awaited before the value is yielded, and then ignored.
 *
 * @param source - An async or sync iterable. The result is endless if it is.
 * @param observe - Called with each value and its index; may return a promise.
 * @throws TypeError if `observe` is not a function.
 * @example
 * ```ts
 * import { tap, toArray } from "lazuli/async";
 *
 * const seen: number[] = [];
 * console.log(await toArray(tap([1, 2], async (n) => seen.push(n)))); // => [1, 2]
 * console.log(seen); // => [1, 2]
 * ```
 * @see {@link forEach} to read to the end.
 * @category Transforming
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function tapAsync<T, R>(
  source: AnyIterable<T, R>,
  observe: (value: T, index: number) => unknown,
): AsyncLazy<T, EndOf<R>> {
  return throughCalls("tap", source, "observe", observe, { decide: () => PASS });
}
