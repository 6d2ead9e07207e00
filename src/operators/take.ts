import { through } from "../core/async/stages.js";
import { LAST, PASS, plain } from "../core/async/step.js";
import { checked } from "../core/checks/arguments.js";
import { toCount } from "../core/checks/counts.js";
import { type Cursor, type End, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";

/**
 * The first `count` values.
 *
 * No value after the last one is pulled: the next call of `next` closes the source.
 *
 * @param source - The values to take from; it may be endless.
 * @param count - How many values to take; `Infinity` for all.
 * @returns A sequence that ends after `count` values, or with the source.
 * @throws TypeError if `count` is a bigint or a symbol.
 * @throws RangeError if `count` is negative, `NaN`, or above `Number.MAX_SAFE_INTEGER` without being `Infinity`.
 * @example
 * ```ts
 * import { fib, take } from "lazuli";
 *
 * console.log([...take(fib(), 5)]); // => [1n, 1n, 2n, 3n, 5n]
 * ```
 * @see {@link takeWhile} and {@link takeUntil} to stop by a condition, {@link drop} for the rest.
 * @category Stopping
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function take<T>(source: Iterable<T>, count: number): Lazy<T> {
  const limit = checked("take", source, toCount, count);
  return new LazyIterator(new Take(open("take", source), limit));
}

class Take<T> extends Stage<T> {
  private remaining: number;

  constructor(source: Cursor<T>, count: number) {
    super(source, `take(${count})`);
    this.remaining = count;
  }

  pull(meter: Meter | undefined): T | End {
    if (this.remaining === 0) return this.stop();
    const value = this.source.pull(meter);
    // Afterwards: a pull that is interrupted does not count.
    this.remaining--;
    return value;
  }

  override get endless(): boolean {
    return false;
  }
}

/**
 * The async {@link take}: the first `count` values.
 *
 * No value after the last one is pulled: the next call of `next` closes the source.
 *
 * @param source - An async or sync iterable; it may be endless.
 * @param count - How many values to take; `Infinity` for all.
 * @returns A sequence that ends after `count` values, or with the source.
 * @throws TypeError if `count` is a bigint or a symbol.
 * @throws RangeError if `count` is negative, `NaN`, or above `Number.MAX_SAFE_INTEGER` without being `Infinity`.
 * @example
 * ```ts
 * import { take, toArray } from "lazuli/async";
 *
 * async function* clock() {
 *   for (let tick = 0; ; tick++) yield tick;
 * }
 * console.log(await toArray(take(clock(), 3))); // => [0, 1, 2]
 * ```
 * @see {@link takeWhile} and {@link takeUntil} to stop by a condition, {@link drop} for the rest.
 * @category Stopping
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function takeAsync<T>(source: AnyIterable<T>, count: number): AsyncLazy<T> {
  const limit = checked("take", source, toCount, count);
  let remaining = limit;
  const run = (): unknown => (--remaining > 0 ? PASS : LAST);
  return through("take", source, plain(`take(${limit})`, run, { ends: limit > 0 ? "sometimes" : "at once" }));
}
