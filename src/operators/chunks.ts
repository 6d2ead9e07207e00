import { through } from "../core/async/stages.js";
import { plain, SKIP } from "../core/async/step.js";
import { checked } from "../core/checks/arguments.js";
import { mustBeSize } from "../core/checks/counts.js";
import { type Cursor, END, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * The values in consecutive arrays of `size`.
 *
 * @param source - The values to group. The result is endless if the source is.
 * @param size - The length of a chunk, from 1 to 2^32 - 1.
 * @returns The chunks, each a new array. The last one holds what is left: it may be shorter, but is never empty.
 * @throws TypeError if `size` is not an integer.
 * @throws RangeError if `size` is out of range.
 * @example
 * ```ts
 * import { chunks } from "lazuli";
 *
 * console.log([...chunks([1, 2, 3, 4, 5], 2)]); // => [[1, 2], [3, 4], [5]]
 * ```
 * @see {@link windows} for runs that overlap.
 * @category Neighbours
 * @pulls size per value
 * @keeps size values
 * @endless safe
 */
export function chunks<T, R>(source: Iterable<T, R>, size: number): Lazy<[T, ...T[]], EndOf<R>> {
  checked("chunks", source, mustBeSize, size);
  return new LazyIterator(new Chunks(open("chunks", source), size));
}

class Chunks<T> extends Stage<[T, ...T[]], Cursor<T>> {
  private readonly size: number;
  /** The values of a chunk that is not complete: they stay when a pull is interrupted. */
  private chunk: T[] = [];

  constructor(source: Cursor<T>, size: number) {
    super(source, `chunks(${size})`);
    this.size = size;
  }

  pull(meter: Meter | undefined): [T, ...T[]] | End {
    const { source, size, chunk } = this;
    do {
      const value = source.pull(meter);
      if (isEnd(value)) break;
      chunk.push(value);
    } while (chunk.length < size);
    this.chunk = [];
    return chunk.length > 0 ? (chunk as [T, ...T[]]) : END;
  }

  override close(): void {
    this.chunk = [];
    super.close();
  }
}

/**
 * The async {@link chunks}: the values in consecutive arrays of `size`.
 *
 * A chunk is yielded as soon as its last value has been pulled.
 *
 * @param source - An async or sync iterable. The result is endless if it is.
 * @param size - The length of a chunk, from 1 to 2^32 - 1.
 * @returns The chunks, each a new array. The last one holds what is left: it may be shorter, but is never empty.
 * @throws TypeError if `size` is not an integer.
 * @throws RangeError if `size` is out of range.
 * @example
 * ```ts
 * import { chunks, toArray } from "lazuli/async";
 *
 * console.log(await toArray(chunks([1, 2, 3, 4, 5], 2))); // => [[1, 2], [3, 4], [5]]
 * ```
 * @see {@link windows} for runs that overlap, {@link chunksWithin} for a chunk that must not wait too long.
 * @category Neighbours
 * @pulls size per value
 * @keeps size values
 * @endless safe
 */
export function chunksAsync<T, R>(source: AnyIterable<T, R>, size: number): AsyncLazy<[T, ...T[]], EndOf<R>> {
  checked("chunks", source, mustBeSize, size);
  let chunk: T[] = [];
  const flush = (): unknown => {
    const full = chunk;
    chunk = [];
    return full.length > 0 ? full : SKIP;
  };
  const run = (value: T): unknown => (chunk.push(value) < size ? SKIP : flush());
  return through("chunks", source, plain(`chunks(${size})`, run, { flush }));
}
