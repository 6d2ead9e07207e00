import { through } from "../core/async/stages.js";
import { plain, SKIP } from "../core/async/step.js";
import { checked } from "../core/checks/arguments.js";
import { toCount } from "../core/checks/counts.js";
import { type Cursor, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import { Ring } from "../core/values/ring.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * The values without the last `count`.
 *
 * A value is yielded once `count` values after it have been pulled, so the source is read that far ahead.
 *
 * @param source - The values to drop from. The result is endless if the source is.
 * @param count - How many values to leave out; `Infinity` for all.
 * @throws TypeError if `count` is a bigint or a symbol.
 * @throws RangeError if `count` is negative, `NaN`, or above `Number.MAX_SAFE_INTEGER` without being `Infinity`.
 * @example
 * ```ts
 * import { dropLast } from "lazuli";
 *
 * console.log([...dropLast(["a", "b", "total"], 1)]); // => ["a", "b"]
 * ```
 * @see {@link takeLast} for the values left out, {@link drop} for the other end.
 * @category Stopping
 * @pulls 1 per value, count ahead
 * @keeps count values
 * @endless safe
 */
export function dropLast<T, R>(source: Iterable<T, R>, count: number): Lazy<T, EndOf<R>> {
  const limit = checked("dropLast", source, toCount, count);
  return new LazyIterator(new DropLast(open("dropLast", source), limit));
}

class DropLast<T> extends Stage<T> {
  /** The values that may be the last ones. */
  private readonly ahead: Ring<T>;

  constructor(source: Cursor<T>, count: number) {
    super(source, `dropLast(${count})`);
    this.ahead = new Ring(count);
  }

  pull(meter: Meter | undefined): T | End {
    const { source, ahead } = this;
    for (;;) {
      const value = source.pull(meter);
      if (isEnd(value)) return this.stop();
      const { isFull } = ahead;
      const replaced = ahead.push(value);
      if (isFull) return replaced as T;
    }
  }

  override close(): void {
    this.ahead.clear();
    super.close();
  }
}

/**
 * The async {@link dropLast}: the values without the last `count`.
 *
 * A value is yielded once `count` values after it have been pulled, so the source is read that far ahead.
 *
 * @param source - An async or sync iterable. The result is endless if it is.
 * @param count - How many values to leave out; `Infinity` for all.
 * @throws TypeError if `count` is a bigint or a symbol.
 * @throws RangeError if `count` is negative, `NaN`, or above `Number.MAX_SAFE_INTEGER` without being `Infinity`.
 * @example
 * ```ts
 * import { dropLast, toArray } from "lazuli/async";
 *
 * console.log(await toArray(dropLast([1, 2, 3, 4], 2))); // => [1, 2]
 * ```
 * @see {@link takeLast} for the values left out, {@link drop} for the other end.
 * @category Stopping
 * @pulls 1 per value, count ahead
 * @keeps count values
 * @endless safe
 */
export function dropLastAsync<T, R>(source: AnyIterable<T, R>, count: number): AsyncLazy<T, EndOf<R>> {
  const limit = checked("dropLast", source, toCount, count);
  const ahead = new Ring<T>(limit);
  const run = (value: T): unknown => {
    const { isFull } = ahead;
    const replaced = ahead.push(value);
    return isFull ? replaced : SKIP;
  };
  return through("dropLast", source, plain(`dropLast(${limit})`, run));
}
