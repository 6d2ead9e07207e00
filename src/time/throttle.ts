import { untilAborted } from "../core/arrivals/cancellation.js";
import { OneSource } from "../core/arrivals/oneSource.js";
import type { AsyncCursor } from "../core/async/asyncCursor.js";
import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { checked } from "../core/checks/arguments.js";
import { platformClock } from "../core/time/clock.js";
import { mustBeDuration } from "../core/time/durations.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";
import type { Clock, TimeOptions } from "../core/types/options.js";

/**
 * The values that come at least `ms` after the last one that was yielded; the others are dropped.
 *
 * The first value is yielded at once, and no timer is needed. A value comes when the source yields it, which is only read
 * while a pull is pending.
 *
 * @param source - The values. The result is endless if the source is.
 * @param ms - For how long values are dropped after one that is yielded, in milliseconds; with `Infinity`, only the first
 * value of the source is yielded.
 * @param options - `signal`: an AbortSignal; on abort, the pending pull rejects at once with its reason. `clock`: a clock in
 * place of that of the platform, for tests.
 * @throws TypeError if `ms` is not a number, or an option is unknown or of the wrong type.
 * @throws RangeError if `ms` is negative.
 * @example
 * ```ts
 * import { throttle, toArray } from "lazuli/async";
 *
 * const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
 * async function* scrolled() {
 *   yield* [0, 3, 8];
 *   await wait(200);
 *   yield* [300, 310];
 * }
 * console.log(await toArray(throttle(scrolled(), 150))); // => [0, 300]
 * ```
 * @see {@link debounce} for the last value of each burst, {@link rateLimit} to delay values and lose none.
 * @category Time
 * @pulls 1 or more per value
 * @keeps nothing
 * @endless safe
 */
export function throttle<T, R>(
  source: AnyIterable<T, R>,
  ms: number,
  options: TimeOptions = {},
): AsyncLazy<T, EndOf<R>> {
  checked("throttle", source, mustBeDuration, ms, options);
  return over(untilAborted(new Throttle(openAsync("throttle", source), ms, options), options.signal));
}

class Throttle<T> extends OneSource<T, T> {
  private readonly ms: number;
  private readonly clock: Clock;
  /** When the next value may be yielded. */
  private due = -Infinity;

  constructor(source: AsyncCursor<T>, ms: number, { clock = platformClock }: TimeOptions) {
    super(`throttle(${ms})`, source);
    this.ms = ms;
    this.clock = clock;
  }

  protected look(): boolean | undefined {
    for (;;) {
      this.pull();
      const hasValue = this.answer();
      if (!hasValue) return hasValue;
      const value = this.takeValue();
      const time = this.clock.now();
      if (time < this.due) continue;
      this.due = time + this.ms;
      this.value = value;
      return true;
    }
  }
}
