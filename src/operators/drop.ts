import { through } from "../core/async/stages.js";
import { PASS, plain, SKIP } from "../core/async/step.js";
import { checked } from "../core/checks/arguments.js";
import { toCount } from "../core/checks/counts.js";
import { type Cursor, END, type End, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";
import { skip } from "../core/engine/iteratorCursor.js";

/**
 * The values after the first `count`.
 *
 * The dropped values are pulled together with the first value that is kept, not earlier.
 *
 * @param source - The values to drop from. The result is endless if the source is.
 * @param count - How many values to leave out; `Infinity` for all.
 * @throws TypeError if `count` is a bigint or a symbol.
 * @throws RangeError if `count` is negative, `NaN`, or above `Number.MAX_SAFE_INTEGER` without being `Infinity`.
 * @example
 * ```ts
 * import { drop } from "lazuli";
 *
 * console.log([...drop(["header", "a", "b"], 1)]); // => ["a", "b"]
 * ```
 * @see {@link dropWhile} to drop by a condition, {@link take} for the first values.
 * @category Stopping
 * @pulls 1 per value, count ahead
 * @keeps nothing
 * @endless safe
 */
export function drop<T, R>(source: Iterable<T, R>, count: number): Lazy<T, EndOf<R>> {
  const limit = checked("drop", source, toCount, count);
  return new LazyIterator(new Drop(open("drop", source), limit));
}

class Drop<T> extends Stage<T> {
  private readonly count: number;
  private dropped = 0;

  constructor(source: Cursor<T>, count: number) {
    super(source, `drop(${count})`, 2);
    this.count = count;
  }

  pull(meter: Meter | undefined): T | End {
    const { source, count } = this;
    for (; this.dropped < count; this.dropped++) if (!skip(source, meter)) return END;
    return source.pull(meter);
  }
}

/**
 * The async {@link drop}: the values after the first `count`.
 *
 * The dropped values are pulled together with the first value that is kept, not earlier.
 *
 * @param source - An async or sync iterable. The result is endless if it is.
 * @param count - How many values to leave out; `Infinity` for all.
 * @throws TypeError if `count` is a bigint or a symbol.
 * @throws RangeError if `count` is negative, `NaN`, or above `Number.MAX_SAFE_INTEGER` without being `Infinity`.
 * @example
 * ```ts
 * import { drop, toArray } from "lazuli/async";
 *
 * console.log(await toArray(drop(["header", "a", "b"], 1))); // => ["a", "b"]
 * ```
 * @see {@link dropWhile} to drop by a condition, {@link take} for the first values.
 * @category Stopping
 * @pulls 1 per value, count ahead
 * @keeps nothing
 * @endless safe
 */
export function dropAsync<T, R>(source: AnyIterable<T, R>, count: number): AsyncLazy<T, EndOf<R>> {
  const limit = checked("drop", source, toCount, count);
  let index = 0;
  const run = (): unknown => (index++ < limit ? SKIP : PASS);
  return through("drop", source, plain(`drop(${limit})`, run));
}
