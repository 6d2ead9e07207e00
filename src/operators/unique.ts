import { through } from "../core/async/stages.js";
import { PASS, plain, SKIP } from "../core/async/step.js";
import { type Cursor, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * Each distinct value once, where it first occurs.
 *
 * Values are compared as `Set` compares them. Over an endless source that has no more distinct values, a pull
 * never returns.
 *
 * @param source - The values to filter. The result is endless if the source is.
 * @example
 * ```ts
 * import { unique } from "lazuli";
 *
 * console.log([...unique([3, 1, 3, 2, 1])]); // => [3, 1, 2]
 * ```
 * @see {@link uniqueBy} to compare by a key, {@link dedupe} to compare neighbours only, which keeps less.
 * @category Neighbours
 * @pulls 1 or more per value
 * @keeps the distinct values
 * @endless safe
 */
export function unique<T, R>(source: Iterable<T, R>): Lazy<T, EndOf<R>> {
  return new LazyIterator(new Unique(open("unique", source)));
}

class Unique<T> extends Stage<T> {
  private readonly seen = new Set<T>();

  constructor(source: Cursor<T>) {
    super(source, "unique");
  }

  pull(meter: Meter | undefined): T | End {
    const { source, seen } = this;
    for (;;) {
      const value = source.pull(meter);
      if (isEnd(value)) return this.stop();
      if (seen.has(value)) continue;
      seen.add(value);
      return value;
    }
  }

  override close(): void {
    this.seen.clear();
    super.close();
  }
}

/**
 * The async {@link unique}: each distinct value once, where it first occurs.
 *
 * Values are compared as `Set` compares them. Over an endless source that has no more distinct values, a pull never
 * settles.
 *
 * @param source - An async or sync iterable. The result is endless if it is.
 * @example
 * ```ts
 * import { toArray, unique } from "lazuli/async";
 *
 * console.log(await toArray(unique([3, 1, 3, 2, 1]))); // => [3, 1, 2]
 * ```
 * @see {@link uniqueBy} to compare by a key, {@link dedupe} to compare neighbours only, which keeps less.
 * @category Neighbours
 * @pulls 1 or more per value
 * @keeps the distinct values
 * @endless safe
 */
export function uniqueAsync<T, R>(source: AnyIterable<T, R>): AsyncLazy<T, EndOf<R>> {
  const seen = new Set<T>();
  const run = (value: T): unknown => {
    if (seen.has(value)) return SKIP;
    seen.add(value);
    return PASS;
  };
  return through("unique", source, plain("unique", run));
}
