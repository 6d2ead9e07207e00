import { untilAborted } from "../core/arrivals/cancellation.js";
import { Timed } from "../core/arrivals/timed.js";
import type { AsyncCursor } from "../core/async/asyncCursor.js";
import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { checked } from "../core/checks/arguments.js";
import { mustBeDuration } from "../core/time/durations.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";
import type { TimeOptions } from "../core/types/options.js";

/**
 * The last value of each burst: a value is yielded when the source has been silent for `ms` after it.
 *
 * Values that another one follows sooner are dropped. At the end of the source, the last value is yielded at once. The
 * source is read while a pull is pending; while nobody pulls, at most one value ahead, and its silence begins with the next
 * pull. An error of the source rejects at once, and the value that was kept is dropped. A source that is never silent yields
 * nothing.
 *
 * @param source - The values. The result is endless if the source is.
 * @param ms - The length of the silence in milliseconds; with `Infinity`, only the last value of the source is yielded.
 * @param options - `signal`: an AbortSignal; on abort, the pending pull rejects at once with its reason. `clock`: a clock in
 * place of that of the platform, for tests.
 * @throws TypeError if `ms` is not a number, or an option is unknown or of the wrong type.
 * @throws RangeError if `ms` is negative.
 * @example
 * ```ts
 * import { debounce, toArray } from "lazuli/async";
 *
 * const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
 * async function* typed() {
 *   yield* ["l", "la", "laz"];
 *   await wait(300);
 *   yield* ["lazu", "lazuli"];
 * }
 * console.log(await toArray(debounce(typed(), 30))); // => ["laz", "lazuli"]
 * ```
 * @see {@link throttle} for the first value of each burst, {@link dedupe} to leave out a value that is the same again.
 * @category Time
 * @pulls 1 or more per value, 1 ahead
 * @keeps 1 value
 * @endless safe
 */
export function debounce<T, R>(
  source: AnyIterable<T, R>,
  ms: number,
  options: TimeOptions = {},
): AsyncLazy<T, EndOf<R>> {
  checked("debounce", source, mustBeDuration, ms, options);
  return over(untilAborted(new Debounce(openAsync("debounce", source), ms, options), options.signal));
}

class Debounce<T> extends Timed<T, T> {
  private readonly ms: number;
  /** The last value, and whether there is one. */
  private last: T | undefined = undefined;
  private hasLast = false;
  /** The source has been silent after it. */
  private isSilent = false;
  private isReading = false;

  constructor(source: AsyncCursor<T>, ms: number, options: TimeOptions) {
    super(`debounce(${ms})`, source, options);
    this.ms = ms;
  }

  protected look(): boolean | undefined {
    if (!this.isSilent) this.readOn();
    if (this.isSilent || (this.hasLast && this.answer() === false)) return this.yieldLast();
    return this.answer();
  }

  /** Reads on until the source waits. */
  private readOn(): void {
    if (this.isReading) return;
    this.isReading = true;
    do {
      if (this.hasValue) {
        this.last = this.takeValue();
        this.hasLast = true;
      }
      this.pull();
    } while (this.hasValue);
    this.isReading = false;
    if (this.hasLast && this.isPulling) this.alarm.set(this.clock.now() + this.ms);
  }

  private yieldLast(): true {
    this.alarm.clear();
    this.value = this.last;
    this.last = undefined;
    this.hasLast = this.isSilent = false;
    return true;
  }

  protected override valueCame(value: T): void {
    this.keep(value);
    // Without waking the reader for each value of a burst.
    if (this.isAwaited) this.readOn();
  }

  protected override ring(): void {
    this.isSilent = true;
    this.notify();
  }

  protected override stop(): Promise<unknown> | undefined {
    this.last = undefined;
    return super.stop();
  }
}
