import { asyncLazy } from "../core/async/edge.js";
import { checked, mustBeFunction, mustBeSync } from "../core/checks/arguments.js";
import { type Cursor, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator, depthOver } from "../core/engine/edge.js";
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
  checked("uniqueBy", source, mustBeSync, "key", key);
  return new LazyIterator(new UniqueBy(open("uniqueBy", source), key), depthOver(source, 2));
}

class UniqueBy<T> extends Stage<T> {
  private readonly keyOf: (value: T, index: number) => unknown;
  private readonly seen = new Set<unknown>();
  private index = 0;

  constructor(source: Cursor<T>, keyOf: (value: T, index: number) => unknown) {
    super(source, "uniqueBy");
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
 * {@link uniqueBy} over an async or sync iterable; awaits the keys.
 *
 * @example
 * ```ts
 * import { toArray, uniqueBy } from "lazuli/async";
 *
 * console.log(await toArray(uniqueBy(["ant", "bee", "ape"], async (word) => word[0]))); // => ["ant", "bee"]
 * ```
 * @category Neighbours
 * @pulls 1 or more per value
 * @keeps the distinct keys
 * @endless safe
 */
export function uniqueByAsync<T, R>(
  source: AnyIterable<T, R>,
  key: (value: T, index: number) => unknown,
): AsyncLazy<T, EndOf<R>> {
  checked("uniqueBy", source, mustBeFunction, "key", key);
  return asyncLazy("uniqueBy", source, async function* (values) {
    const seen = new Set<unknown>();
    let index = 0;
    for await (const value of values) {
      const next = await key(value, index++);
      if (seen.has(next)) continue;
      seen.add(next);
      yield value;
    }
  });
}
