import { through } from "../core/async/stages.js";
import { PASS, plain, SKIP } from "../core/async/step.js";
import { type Cursor, END, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import { sameValueZero } from "../core/values/sameValueZero.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * The values without those that equal the value before them.
 *
 * Values are compared as `Set` compares them.
 *
 * @param source - The values to filter. The result is endless if the source is.
 * @example
 * ```ts
 * import { dedupe } from "lazuli";
 *
 * console.log([...dedupe([1, 1, 2, 2, 2, 1])]); // => [1, 2, 1]
 * ```
 * @see {@link dedupeBy} to compare by a key, {@link unique} to leave out every repetition.
 * @category Neighbours
 * @pulls 1 or more per value
 * @keeps 1 value
 * @endless safe
 */
export function dedupe<T, R>(source: Iterable<T, R>): Lazy<T, EndOf<R>> {
  return new LazyIterator(new Dedupe(open("dedupe", source)));
}

class Dedupe<T> extends Stage<T> {
  private previous: T | undefined;
  private hasPrevious = false;

  constructor(source: Cursor<T>) {
    super(source, "dedupe");
  }

  pull(meter: Meter | undefined): T | End {
    const { source } = this;
    for (;;) {
      const value = source.pull(meter);
      if (isEnd(value)) return END;
      if (this.hasPrevious && sameValueZero(value, this.previous)) continue;
      this.previous = value;
      this.hasPrevious = true;
      return value;
    }
  }
}

/**
 * The async {@link dedupe}: the values without those that equal the value before them.
 *
 * Values are compared as `Set` compares them.
 *
 * @param source - An async or sync iterable. The result is endless if it is.
 * @example
 * ```ts
 * import { dedupe, toArray } from "lazuli/async";
 *
 * console.log(await toArray(dedupe([1, 1, 2, 1]))); // => [1, 2, 1]
 * ```
 * @see {@link dedupeBy} to compare by a key, {@link unique} to leave out every repetition.
 * @category Neighbours
 * @pulls 1 or more per value
 * @keeps 1 value
 * @endless safe
 */
export function dedupeAsync<T, R>(source: AnyIterable<T, R>): AsyncLazy<T, EndOf<R>> {
  let previous: T | typeof SKIP = SKIP;
  const run = (value: T): unknown => {
    if (sameValueZero(value, previous)) return SKIP;
    previous = value;
    return PASS;
  };
  return through("dedupe", source, plain("dedupe", run));
}
