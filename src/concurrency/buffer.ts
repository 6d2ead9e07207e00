import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { checked } from "../core/checks/arguments.js";
import { mustBeWhole } from "../core/checks/counts.js";
import { Window } from "../core/concurrency/window.js";
import type { Work } from "../core/concurrency/work.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";

/**
 * The same values, read ahead: while the reader works on one, the next ones are pulled.
 *
 * Nothing is pulled before the first pull. From then on the source is pulled, one pull at a time, until `size` values are
 * not read yet; whenever one is read, the next pull begins. An error has its place behind the values before it.
 *
 * @param source - The values. The result is endless if the source is.
 * @param size - How many values may be kept; a positive integer.
 * @throws TypeError if `size` is not an integer.
 * @throws RangeError if `size` is below 1.
 * @example
 * ```ts
 * import { buffer, map, take, toArray } from "lazuli/async";
 *
 * const log: string[] = [];
 * const source = map([1, 2, 3, 4], (n) => (log.push(`pulled ${n}`), n));
 * for await (const n of take(buffer(source, 2), 1)) log.push(`read ${n}`);
 * console.log(log); // => ["pulled 1", "pulled 2", "pulled 3", "read 1"]
 * ```
 * @see {@link mapConcurrent} for several calls at a time.
 * @category Concurrency
 * @pulls 1 per value, size ahead
 * @keeps size values
 * @endless safe
 */
export function buffer<T, R>(source: AnyIterable<T, R>, size: number): AsyncLazy<T, EndOf<R>> {
  checked("buffer", source, mustBeBuffer, size);
  return over(new Buffer("buffer", openAsync("buffer", source), { size, isOrdered: true }));
}

function mustBeBuffer(name: string, size: number): void {
  mustBeWhole(name, "size", size, 1);
}

class Buffer<T> extends Window<T, T> {
  protected begin(work: Work, value: T): void {
    this.fulfil(work, value);
  }
}
