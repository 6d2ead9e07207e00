import { untilAborted } from "../core/arrivals/cancellation.js";
import { Timed } from "../core/arrivals/timed.js";
import type { AsyncCursor } from "../core/async/asyncCursor.js";
import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { TimeoutError } from "../core/bounds/deadline.js";
import { checked } from "../core/checks/arguments.js";
import { mustBeDuration } from "../core/time/durations.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";
import type { TimeOptions } from "../core/types/options.js";

/**
 * The same values, as long as the source does not take longer than `ms` for one of them.
 *
 * When it does, the pending pull rejects at once with a `TimeoutError`, and the sequence is over. The source is closed at
 * once, and nothing waits for that: a source that is stuck holds up nobody. What the reader does between two pulls does not
 * count. A source that is busy without a pause is stopped as well.
 *
 * @param source - The values. The result is endless if the source is.
 * @param ms - How long a pull of the source may take, in milliseconds; `Infinity` for no limit.
 * @param options - `signal`: an AbortSignal; on abort, the pending pull rejects at once with its reason. `clock`: a clock in
 * place of that of the platform, for tests.
 * @throws TypeError if `ms` is not a number, or an option is unknown or of the wrong type.
 * @throws RangeError if `ms` is negative.
 * @example
 * ```ts
 * import { timeout } from "lazuli/async";
 *
 * async function* stuck() {
 *   yield 1;
 *   await new Promise(() => {});
 * }
 * for await (const n of timeout(stuck(), 20)) console.log(n); // throws TimeoutError: timeout: no value within 20 ms
 * ```
 * @see {@link abortable} and {@link budget} for a limit on all pulls together.
 * @category Time
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function timeout<T, R>(
  source: AnyIterable<T, R>,
  ms: number,
  options: TimeOptions = {},
): AsyncLazy<T, EndOf<R>> {
  checked("timeout", source, mustBeDuration, ms, options);
  return over(untilAborted(new Timeout(openAsync("timeout", source), ms, options), options.signal));
}

class Timeout<T> extends Timed<T, T> {
  private readonly ms: number;

  constructor(source: AsyncCursor<T>, ms: number, options: TimeOptions) {
    super(`timeout(${ms})`, source, options);
    this.ms = ms;
  }

  protected look(): boolean | undefined {
    this.pull();
    // A source that has answered at once costs no timer.
    if (this.isPulling) this.alarm.set(this.clock.now() + this.ms);
    const hasValue = this.answer();
    if (hasValue) {
      this.alarm.clear();
      this.value = this.takeValue();
    }
    return hasValue;
  }

  protected override ring(): void {
    this.failure = { error: new TimeoutError(`timeout: no value within ${this.ms} ms`) };
    this.abandon();
    this.notify();
  }
}
