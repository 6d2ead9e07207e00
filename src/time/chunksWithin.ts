import { untilAborted } from "../core/arrivals/cancellation.js";
import { Timed } from "../core/arrivals/timed.js";
import type { AsyncCursor } from "../core/async/asyncCursor.js";
import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { checked } from "../core/checks/arguments.js";
import { mustBeSize } from "../core/checks/counts.js";
import { mustBeDuration } from "../core/time/durations.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";
import type { TimeOptions } from "../core/types/options.js";

/**
 * The values in consecutive arrays of `size`, or of fewer where it takes longer than `ms` to fill one.
 *
 * A chunk is yielded when it is full, when `ms` have passed since its first value came, or when the source ends. The source
 * is read while a pull is pending; while nobody pulls, at most one value ahead, which begins the next chunk. An error of the
 * source rejects at once, and the chunk that was begun is dropped, as by {@link chunks}.
 *
 * @param source - The values to group. The result is endless if the source is.
 * @param size - The length of a full chunk, from 1 to 2^32 - 1.
 * @param ms - How long the first value of a chunk waits at most, in milliseconds; with `Infinity`, all chunks but the last are
 * full.
 * @param options - `signal`: an AbortSignal; on abort, the pending pull rejects at once with its reason. `clock`: a clock in
 * place of that of the platform, for tests.
 * @returns The chunks, each a new array that is not empty.
 * @throws TypeError if `size` is not an integer, `ms` not a number, or an option unknown or of the wrong type.
 * @throws RangeError if `size` is out of range, or `ms` negative.
 * @example
 * ```ts
 * import { chunksWithin, toArray } from "lazuli/async";
 *
 * const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
 * async function* events() {
 *   yield* ["a", "b", "c"];
 *   await wait(150);
 *   yield "d";
 * }
 * console.log(await toArray(chunksWithin(events(), 2, 50))); // => [["a", "b"], ["c"], ["d"]]
 * ```
 * @see {@link chunks} for chunks that are always full.
 * @category Time
 * @pulls size or fewer per value, 1 ahead
 * @keeps size values
 * @endless safe
 */
export function chunksWithin<T, R>(
  source: AnyIterable<T, R>,
  size: number,
  ms: number,
  options: TimeOptions = {},
): AsyncLazy<[T, ...T[]], EndOf<R>> {
  checked("chunksWithin", source, mustBeSize, size);
  checked("chunksWithin", source, mustBeDuration, ms, options);
  const cursor = openAsync("chunksWithin", source);
  return over(untilAborted(new ChunksWithin(cursor, size, ms, options), options.signal));
}

class ChunksWithin<T> extends Timed<T, [T, ...T[]]> {
  private readonly size: number;
  private readonly ms: number;
  private chunk: T[] = [];
  /** When the chunk has to be yielded, if it is not empty. */
  private due = 0;
  private isReading = false;

  constructor(source: AsyncCursor<T>, size: number, ms: number, options: TimeOptions) {
    super(`chunksWithin(${size}, ${ms})`, source, options);
    this.size = size;
    this.ms = ms;
  }

  protected look(): boolean | undefined {
    if (!this.isReady) this.readOn();
    if (this.isReady || (this.chunk.length > 0 && this.answer() === false)) return this.yieldChunk();
    return this.answer();
  }

  private get isFull(): boolean {
    return this.chunk.length === this.size;
  }

  /** Whether the chunk waits no longer. */
  private get isReady(): boolean {
    return this.isFull || (this.chunk.length > 0 && this.clock.now() >= this.due);
  }

  /** Reads on until the chunk is full, or the source waits. */
  private readOn(): void {
    if (this.isReading) return;
    this.isReading = true;
    while (!this.isFull && !this.feed.isPulling && !this.feed.isOver) this.pull();
    this.isReading = false;
    if (this.isFull) this.notify();
    else if (this.chunk.length > 0 && this.isPulling) this.alarm.set(this.due);
  }

  private yieldChunk(): true {
    this.alarm.clear();
    this.value = this.chunk as [T, ...T[]];
    this.chunk = [];
    return true;
  }

  protected override valueCame(value: T): void {
    if (this.chunk.length === 0) this.due = this.clock.now() + this.ms;
    this.chunk.push(value);
    // Without waking the reader for each value.
    if (this.isAwaited) this.readOn();
  }

  protected override stop(): Promise<unknown> | undefined {
    this.chunk = [];
    return super.stop();
  }
}
