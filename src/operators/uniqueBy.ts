import { throughCalls } from "../core/async/stages.js";
import { PASS, SKIP } from "../core/async/step.js";
import { checked, mustBeSync } from "../core/checks/arguments.js";
import { type Cursor, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { Sync } from "../core/types/callbacks.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * The first value for each distinct key.
 *
 * Keys are compared as `Map` compares them. Over an endless source that has no more distinct keys, a pull never
 * returns.
 *
 * @param source - The values to filter. The result is endless if the source is.
 * @param key - Called with each value and its index; returns the key to compare.
 * @throws TypeError if `key` is not a function, or is async.
 * @example
 * ```ts
 * import { uniqueBy } from "lazuli";
 *
 * console.log([...uniqueBy(["ant", "bee", "ape"], (word) => word[0])]); // => ["ant", "bee"]
 * ```
 * @see {@link unique} to compare the values, {@link dedupeBy} to compare neighbours only, which keeps less.
 * @category Neighbours
 * @pulls 1 or more per value
 * @keeps the distinct keys
 * @endless safe
 */
export function uniqueBy<T, R, P = unknown>(
  source: Iterable<T, R>,
  key: (value: T, index: number) => Sync<P>,
): Lazy<T, EndOf<R>> {
  key = checked("uniqueBy", source, mustBeSync, "key", key);
  return new LazyIterator(new UniqueBy(open("uniqueBy", source), key));
}

class UniqueBy<T> extends Stage<T> {
  private readonly keyOf: (value: T, index: number) => unknown;
  private readonly seen = new Set<unknown>();
  private index = 0;

  constructor(source: Cursor<T>, keyOf: (value: T, index: number) => unknown) {
    super(source, "uniqueBy", 2);
    this.keyOf = keyOf;
  }

  pull(meter: Meter | undefined): T | End {
    const { source, keyOf, seen } = this;
    for (;;) {
      const value = source.pull(meter);
      if (isEnd(value)) return this.stop();
      const key = keyOf(value, this.index++);
      if (seen.has(key)) continue;
      seen.add(key);
      return value;
    }
  }

  override close(): void {
    this.seen.clear();
    super.close();
  }
}

/**
 * The async {@link uniqueBy}: the first value for each distinct key.
 *
 * The key of each value is awaited before the next value is pulled. Keys are compared as `Map` compares them. Over an
 * endless source that has no more distinct keys, a pull never settles.
 *
 * @param source - An async or sync iterable. The result is endless if it is.
 * @param key - Called with each value and its index; returns the key to compare, or a promise of it.
 * @throws TypeError if `key` is not a function.
 * @example
 * ```ts
 * import { toArray, uniqueBy } from "lazuli/async";
 *
 * console.log(await toArray(uniqueBy(["ant", "bee", "ape"], async (word) => word[0]))); // => ["ant", "bee"]
 * ```
 * @see {@link unique} to compare the values, {@link dedupeBy} to compare neighbours only, which keeps less.
 * @category Neighbours
 * @pulls 1 or more per value
 * @keeps the distinct keys
 * @endless safe
 */
export function uniqueByAsync<T, R>(
  source: AnyIterable<T, R>,
  key: (value: T, index: number) => unknown,
): AsyncLazy<T, EndOf<R>> {
  const seen = new Set<unknown>();
  const decide = (next: unknown): unknown => {
    if (seen.has(next)) return SKIP;
    seen.add(next);
    return PASS;
  };
  return throughCalls("uniqueBy", source, "key", key, { decide });
}
