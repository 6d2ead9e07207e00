import { throughCalls } from "../core/async/stages.js";
import { PASS, SKIP } from "../core/async/step.js";
import { checked, mustBeSync } from "../core/checks/arguments.js";
import { type Cursor, END, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import { sameValueZero } from "../core/values/sameValueZero.js";
import type { Sync } from "../core/types/callbacks.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * The values without those whose key equals the key of the value before them.
 *
 * Keys are compared as `Map` compares them.
 *
 * @param source - The values to filter. The result is endless if the source is.
 * @param key - Called with each value and its index; returns the key to compare.
 * @throws TypeError if `key` is not a function, or is async.
 * @example
 * ```ts
 * import { dedupeBy } from "lazuli";
 *
 * console.log([...dedupeBy([1.2, 1.7, 2.1, 1.3], Math.floor)]); // => [1.2, 2.1, 1.3]
 * ```
 * @see {@link dedupe} to compare the values, {@link uniqueBy} to leave out every repeated key.
 * @category Neighbours
 * @pulls 1 or more per value
 * @keeps 1 key
 * @endless safe
 */
export function dedupeBy<T, R, P = unknown>(
  source: Iterable<T, R>,
  key: (value: T, index: number) => Sync<P>,
): Lazy<T, EndOf<R>> {
  key = checked("dedupeBy", source, mustBeSync, "key", key);
  return new LazyIterator(new DedupeBy(open("dedupeBy", source), key));
}

class DedupeBy<T> extends Stage<T> {
  private readonly keyOf: (value: T, index: number) => unknown;
  /** The key of the value before. */
  private previous: unknown;
  private index = 0;

  constructor(source: Cursor<T>, keyOf: (value: T, index: number) => unknown) {
    super(source, "dedupeBy");
    this.keyOf = keyOf;
  }

  pull(meter: Meter | undefined): T | End {
    const { source, keyOf } = this;
    for (;;) {
      const value = source.pull(meter);
      if (isEnd(value)) return END;
      const index = this.index++;
      const key = keyOf(value, index);
      if (index > 0 && sameValueZero(key, this.previous)) continue;
      this.previous = key;
      return value;
    }
  }
}

/**
 * The async {@link dedupeBy}: the values without those whose key equals the key of the value before them.
 *
 * The key of each value is awaited before the next value is pulled. Keys are compared as `Map` compares them.
 *
 * @param source - An async or sync iterable. The result is endless if it is.
 * @param key - Called with each value and its index; returns the key to compare, or a promise of it.
 * @throws TypeError if `key` is not a function.
 * @example
 * ```ts
 * import { dedupeBy, toArray } from "lazuli/async";
 *
 * console.log(await toArray(dedupeBy([1.2, 1.7, 2.1], async (n) => Math.floor(n)))); // => [1.2, 2.1]
 * ```
 * @see {@link dedupe} to compare the values, {@link uniqueBy} to leave out every repeated key.
 * @category Neighbours
 * @pulls 1 or more per value
 * @keeps 1 key
 * @endless safe
 */
export function dedupeByAsync<T, R>(
  source: AnyIterable<T, R>,
  key: (value: T, index: number) => unknown,
): AsyncLazy<T, EndOf<R>> {
  let previous: unknown = SKIP;
  const decide = (next: unknown): unknown => {
    if (sameValueZero(next, previous)) return SKIP;
    previous = next;
    return PASS;
  };
  return throughCalls("dedupeBy", source, "key", key, { decide });
}
