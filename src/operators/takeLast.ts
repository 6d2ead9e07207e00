import { throughToEnd } from "../core/async/stages.js";
import { plain, SKIP } from "../core/async/step.js";
import { checked } from "../core/checks/arguments.js";
import { toCount } from "../core/checks/counts.js";
import { type Cursor, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { openEnding } from "../core/engine/consume.js";
import { Ring } from "../core/values/ring.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { Ending } from "../core/types/endlessness.js";

/**
 * The last `count` values.
 *
 * The first pull reads the source to its end. If `count` is 0, it closes the source instead.
 *
 * @param source - The values to take from. Endless sources are refused, by the compiler and at the call.
 * @param count - How many values to take; `Infinity` for all.
 * @throws TypeError if `count` is a bigint or a symbol, or if `source` is known to be endless.
 * @throws RangeError if `count` is negative, `NaN`, or above `Number.MAX_SAFE_INTEGER` without being `Infinity`.
 * @example
 * ```ts
 * import { fib, takeLast, takeWhile } from "lazuli";
 *
 * console.log([...takeLast(takeWhile(fib(), (n) => n < 1000n), 3)]); // => [377n, 610n, 987n]
 * ```
 * @see {@link last} for the last one, {@link dropLast} for the values before them, {@link take} for the other end.
 * @category Stopping
 * @pulls all for the first value
 * @keeps count values
 * @endless refused
 */
export function takeLast<T, R>(source: Iterable<T, R> & Ending<R>, count: number): Lazy<T> {
  const limit = checked("takeLast", source, toCount, count);
  return new LazyIterator(new TakeLast(openEnding("takeLast", source as Iterable<T>), limit));
}

class TakeLast<T> extends Stage<T> {
  private readonly count: number;
  /** The last values so far. */
  private last: Ring<T> | undefined;
  /** The last values, once the source has ended. */
  private values: readonly T[] | undefined;
  private index = 0;

  constructor(source: Cursor<T>, count: number) {
    super(source, `takeLast(${count})`);
    this.count = count;
  }

  pull(meter: Meter | undefined): T | End {
    const { source, count } = this;
    if (count === 0) return this.stop();
    if (this.values === undefined) {
      const last = (this.last ??= new Ring<T>(count));
      for (let value = source.pull(meter); !isEnd(value); value = source.pull(meter)) last.push(value);
      this.values = last.toArray();
      this.last = undefined;
    }
    return this.index < this.values.length ? (this.values[this.index++] as T) : this.stop();
  }

  override close(): void {
    this.last = undefined;
    this.values = [];
    super.close();
  }

  override get endless(): boolean {
    return false;
  }
}

/**
 * The async {@link takeLast}: the last `count` values.
 *
 * The first pull reads the source to its end. If `count` is 0, it closes the source instead.
 *
 * @param source - An async or sync iterable. Endless sources are refused, by the compiler and at the call.
 * @param count - How many values to take; `Infinity` for all.
 * @throws TypeError if `count` is a bigint or a symbol, or if `source` is known to be endless.
 * @throws RangeError if `count` is negative, `NaN`, or above `Number.MAX_SAFE_INTEGER` without being `Infinity`.
 * @example
 * ```ts
 * import { takeLast, toArray } from "lazuli/async";
 *
 * console.log(await toArray(takeLast([1, 2, 3, 4], 2))); // => [3, 4]
 * ```
 * @see {@link last} for the last one, {@link dropLast} for the values before them, {@link take} for the other end.
 * @category Stopping
 * @pulls all for the first value
 * @keeps count values
 * @endless refused
 */
export function takeLastAsync<T, R>(source: AnyIterable<T, R> & Ending<R>, count: number): AsyncLazy<T> {
  const limit = checked("takeLast", source, toCount, count);
  const last = new Ring<T>(limit);
  const run = (value: T): unknown => {
    last.push(value);
    return SKIP;
  };
  let rest: T[] | undefined;
  const flush = (): unknown => {
    rest ??= last.toArray().reverse();
    return rest.length > 0 ? rest.pop() : SKIP;
  };
  const ends = limit > 0 ? "never" : "at once";
  return throughToEnd("takeLast", source, plain(`takeLast(${limit})`, run, { flush, ends }));
}
