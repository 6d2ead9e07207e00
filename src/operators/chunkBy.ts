import { throughCalls } from "../core/async/stages.js";
import { Kept, SKIP } from "../core/async/step.js";
import { checked, mustBeFunction } from "../core/checks/arguments.js";
import { type Cursor, END, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import { sameValueZero } from "../core/values/sameValueZero.js";
import type { AnyIterable, Awaitable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * The runs of neighbouring values with the same key, each as a pair of the key and its values.
 *
 * Keys are compared as `Map` compares them. A run is over when the first value of the next run has been pulled.
 *
 * @param source - The values to group. The result is endless if the source is.
 * @param key - Called with each value and its index; returns the key of the value.
 * @returns A pair for each run: the key, and a new array of the values. A key may occur again in a later run.
 * @throws TypeError if `key` is not a function.
 * @example
 * ```ts
 * import { chunkBy, isOdd } from "lazuli";
 *
 * console.log([...chunkBy([1, 3, 4, 7], isOdd)]); // => [[true, [1, 3]], [false, [4]], [true, [7]]]
 * ```
 * @see {@link chunkWhile} to compare neighbours, {@link runLengthEncode} for the lengths of the runs.
 * @category Neighbours
 * @pulls 1 or more per value, 1 ahead
 * @keeps 1 run
 * @endless safe
 */
export function chunkBy<T, K, R>(
  source: Iterable<T, R>,
  key: (value: T, index: number) => K,
): Lazy<[K, [T, ...T[]]], EndOf<R>> {
  key = checked("chunkBy", source, mustBeFunction, "key", key);
  return new LazyIterator(new ChunkBy(open("chunkBy", source), key));
}

class ChunkBy<T, K> extends Stage<[K, [T, ...T[]]], Cursor<T>> {
  private readonly keyOf: (value: T, index: number) => K;
  /** The values of the next run that have been pulled. */
  private run: T[] = [];
  private key: K | undefined;
  private index = 0;

  constructor(source: Cursor<T>, keyOf: (value: T, index: number) => K) {
    super(source, "chunkBy", 2);
    this.keyOf = keyOf;
  }

  pull(meter: Meter | undefined): [K, [T, ...T[]]] | End {
    const { source, keyOf } = this;
    for (;;) {
      const value = source.pull(meter);
      const { run } = this;
      const key = this.key as K;
      if (isEnd(value)) {
        this.run = [];
        return run.length > 0 ? [key, run as [T, ...T[]]] : END;
      }
      const next = keyOf(value, this.index++);
      if (run.length > 0 && sameValueZero(next, key)) {
        run.push(value);
        continue;
      }
      this.run = [value];
      this.key = next;
      if (run.length > 0) return [key, run as [T, ...T[]]];
    }
  }

  override close(): void {
    this.run = [];
    super.close();
  }
}

/**
 * The async {@link chunkBy}: the runs of neighbouring values with the same key, each as a pair of the key and its values.
 *
 * The key of each value is awaited before the next value is pulled. Keys are compared as `Map` compares them. A run is
 * over when the first value of the next run has been pulled.
 *
 * @param source - An async or sync iterable. The result is endless if it is.
 * @param key - Called with each value and its index; returns the key of the value, or a promise of it.
 * @returns A pair for each run: the key, and a new array of the values. A key may occur again in a later run.
 * @throws TypeError if `key` is not a function.
 * @example
 * ```ts
 * import { chunkBy, toArray } from "lazuli/async";
 *
 * console.log(await toArray(chunkBy([1, 3, 4], async (n) => n % 2))); // => [[1, [1, 3]], [0, [4]]]
 * ```
 * @see {@link chunkWhile} to compare neighbours, {@link runLengthEncode} for the lengths of the runs.
 * @category Neighbours
 * @pulls 1 or more per value, 1 ahead
 * @keeps 1 run
 * @endless safe
 */
export function chunkByAsync<T, K, R>(
  source: AnyIterable<T, R>,
  key: (value: T, index: number) => Awaitable<K>,
): AsyncLazy<[K, [T, ...T[]]], EndOf<R>> {
  const run = new Kept<[K, T[]]>();
  const decide = (next: K, value: T): unknown => {
    if (run.value === SKIP || !sameValueZero(next, run.value[0])) return run.replace([next, [value]]);
    run.value[1].push(value);
    return SKIP;
  };
  return throughCalls("chunkBy", source, "key", key, { decide, flush: () => run.replace(SKIP) });
}
