import { through } from "../core/async/stages.js";
import { calling, Kept, SKIP } from "../core/async/step.js";
import { checked, mustBeFunction, mustBeSync } from "../core/checks/arguments.js";
import { type Cursor, END, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { Sync } from "../core/types/callbacks.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * The runs of neighbouring values in which a predicate is true for every two neighbours.
 *
 * A run is over when the first value of the next run has been pulled.
 *
 * @param source - The values to group. The result is endless if the source is.
 * @param predicate - Called for each value but the first, with the value before it, the value itself and its
 * index. The run goes on while it is true; any truthy result counts as true.
 * @returns The runs, each a new array.
 * @throws TypeError if `predicate` is not a function, or is async.
 * @example
 * ```ts
 * import { chunkWhile } from "lazuli";
 *
 * console.log([...chunkWhile([1, 2, 3, 7, 8, 4], (a, b) => b === a + 1)]); // => [[1, 2, 3], [7, 8], [4]]
 * ```
 * @see {@link chunkBy} for runs with a key, {@link chunks} for runs of a size.
 * @category Neighbours
 * @pulls 1 or more per value, 1 ahead
 * @keeps 1 run
 * @endless safe
 */
export function chunkWhile<T, R, P = unknown>(
  source: Iterable<T, R>,
  predicate: (previous: T, value: T, index: number) => Sync<P>,
): Lazy<[T, ...T[]], EndOf<R>> {
  predicate = checked("chunkWhile", source, mustBeSync, "predicate", predicate);
  return new LazyIterator(new ChunkWhile(open("chunkWhile", source), predicate));
}

class ChunkWhile<T> extends Stage<[T, ...T[]], Cursor<T>> {
  private readonly predicate: (previous: T, value: T, index: number) => unknown;
  /** The values of the next run that have been pulled. */
  private run: T[] = [];
  private index = 0;

  constructor(source: Cursor<T>, predicate: (previous: T, value: T, index: number) => unknown) {
    super(source, "chunkWhile", 2);
    this.predicate = predicate;
  }

  pull(meter: Meter | undefined): [T, ...T[]] | End {
    const { source, predicate } = this;
    for (;;) {
      const value = source.pull(meter);
      const { run } = this;
      if (isEnd(value)) {
        this.run = [];
        return run.length > 0 ? (run as [T, ...T[]]) : END;
      }
      if (run.length > 0 && !predicate(run[run.length - 1] as T, value, ++this.index)) {
        this.run = [value];
        return run as [T, ...T[]];
      }
      run.push(value);
    }
  }

  override close(): void {
    this.run = [];
    super.close();
  }
}

/**
 * The async {@link chunkWhile}: the runs of neighbouring values in which a predicate is true for every two neighbours.
 *
 * The predicate is awaited before the next value is pulled. A run is over when the first value of the next run has been
 * pulled.
 *
 * @param source - An async or sync iterable. The result is endless if it is.
 * @param predicate - Called for each value but the first, with the value before it, the value itself and its index; may
 * return a promise. The run goes on while it is true; any truthy result counts as true.
 * @returns The runs, each a new array.
 * @throws TypeError if `predicate` is not a function.
 * @example
 * ```ts
 * import { chunkWhile, toArray } from "lazuli/async";
 *
 * console.log(await toArray(chunkWhile([1, 2, 7, 8], async (a, b) => b === a + 1))); // => [[1, 2], [7, 8]]
 * ```
 * @see {@link chunkBy} for runs with a key, {@link chunks} for runs of a size.
 * @category Neighbours
 * @pulls 1 or more per value, 1 ahead
 * @keeps 1 run
 * @endless safe
 */
export function chunkWhileAsync<T, R>(
  source: AnyIterable<T, R>,
  predicate: (previous: T, value: T, index: number) => unknown,
): AsyncLazy<[T, ...T[]], EndOf<R>> {
  predicate = checked("chunkWhile", source, mustBeFunction, "predicate", predicate);
  const run = new Kept<T[]>();
  const call = (value: T, index: number): unknown =>
    run.value !== SKIP && predicate(run.value[run.value.length - 1] as T, value, index);
  const decide = (ok: unknown, value: T): unknown => {
    if (!ok || run.value === SKIP) return run.replace([value]);
    run.value.push(value);
    return SKIP;
  };
  const flush = (): unknown => run.replace(SKIP);
  return through("chunkWhile", source, calling("chunkWhile", call, { decide, flush }));
}
