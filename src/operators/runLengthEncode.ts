import { through } from "../core/async/stages.js";
import { Kept, plain, SKIP } from "../core/async/step.js";
import { type Cursor, END, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import { sameValueZero } from "../core/values/sameValueZero.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * The runs of equal values, each as a pair of the value and the length of its run.
 *
 * Values are compared as `Set` compares them. A run is over when the first value of the next run has been pulled.
 *
 * @param source - The values to count. The result is endless if the source is.
 * @returns A pair for each run: its first value and its length.
 * @example
 * ```ts
 * import { runLengthEncode } from "lazuli";
 *
 * console.log([...runLengthEncode("aaab")]); // => [["a", 3], ["b", 1]]
 * ```
 * @see {@link runLengthDecode} for the reverse, {@link chunkBy} for the values of each run.
 * @category Neighbours
 * @pulls 1 or more per value, 1 ahead
 * @keeps 1 value
 * @endless safe
 */
export function runLengthEncode<T, R>(source: Iterable<T, R>): Lazy<[T, number], EndOf<R>> {
  return new LazyIterator(new RunLengthEncode(open("runLengthEncode", source)));
}

class RunLengthEncode<T> extends Stage<[T, number], Cursor<T>> {
  /** The value of the next run, and how often it has been pulled. */
  private value: T | undefined;
  private length = 0;

  constructor(source: Cursor<T>) {
    super(source, "runLengthEncode");
  }

  pull(meter: Meter | undefined): [T, number] | End {
    for (;;) {
      const next = this.source.pull(meter);
      const value = this.value as T;
      const { length } = this;
      if (isEnd(next)) {
        this.length = 0;
        return length > 0 ? [value, length] : END;
      }
      if (length > 0 && sameValueZero(next, value)) {
        this.length++;
        continue;
      }
      this.value = next;
      this.length = 1;
      if (length > 0) return [value, length];
    }
  }

  override close(): void {
    this.length = 0;
    super.close();
  }
}

/**
 * The async {@link runLengthEncode}: the runs of equal values, each as a pair of the value and the length of its run.
 *
 * Values are compared as `Set` compares them. A run is over when the first value of the next run has been pulled.
 *
 * @param source - An async or sync iterable. The result is endless if it is.
 * @returns A pair for each run: its first value and its length.
 * @example
 * ```ts
 * import { runLengthEncode, toArray } from "lazuli/async";
 *
 * console.log(await toArray(runLengthEncode("aaab"))); // => [["a", 3], ["b", 1]]
 * ```
 * @see {@link runLengthDecode} for the reverse, {@link chunkBy} for the values of each run.
 * @category Neighbours
 * @pulls 1 or more per value, 1 ahead
 * @keeps 1 value
 * @endless safe
 */
export function runLengthEncodeAsync<T, R>(source: AnyIterable<T, R>): AsyncLazy<[T, number], EndOf<R>> {
  const run = new Kept<[T, number]>();
  const count = (value: T): unknown => {
    if (run.value === SKIP || !sameValueZero(value, run.value[0])) return run.replace([value, 1]);
    run.value[1]++;
    return SKIP;
  };
  const flush = (): unknown => run.replace(SKIP);
  return through("runLengthEncode", source, plain("runLengthEncode", count, { flush }));
}
