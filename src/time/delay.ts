import { untilAborted } from "../core/arrivals/cancellation.js";
import { Holding } from "../core/arrivals/holding.js";
import type { AsyncCursor } from "../core/async/asyncCursor.js";
import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { checked } from "../core/checks/arguments.js";
import { mustBeWait } from "../core/time/durations.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";
import type { TimeOptions } from "../core/types/options.js";

/**
 * The same values, each `ms` after it has come from the source.
 *
 * The next value is pulled when the one before has been yielded and the reader pulls again: so the waits follow one another.
 * The end of the source and an error are not delayed.
 *
 * @param source - The values. The result is endless if the source is.
 * @param ms - How long each value waits, in milliseconds.
 * @param options - `signal`: an AbortSignal; on abort, the pending pull rejects at once with its reason. `clock`: a clock in
 * place of that of the platform, for tests.
 * @throws TypeError if `ms` is not a number, or an option is unknown or of the wrong type.
 * @throws RangeError if `ms` is negative or `Infinity`.
 * @example
 * ```ts
 * import { delay, merge, toArray } from "lazuli/async";
 *
 * console.log(await toArray(merge(delay(["late"], 30), ["soon"]))); // => ["soon", "late"]
 * ```
 * @see {@link rateLimit} to wait only where values come too fast, {@link interval} for a beat.
 * @category Time
 * @pulls 1 per value
 * @keeps 1 value
 * @endless safe
 */
export function delay<T, R>(
  source: AnyIterable<T, R>,
  ms: number,
  options: TimeOptions = {},
): AsyncLazy<T, EndOf<R>> {
  checked("delay", source, mustBeWait, ms, options);
  return over(untilAborted(new Delay(openAsync("delay", source), ms, options), options.signal));
}

class Delay<T> extends Holding<T> {
  private readonly ms: number;

  constructor(source: AsyncCursor<T>, ms: number, options: TimeOptions) {
    super(`delay(${ms})`, source, options);
    this.ms = ms;
  }

  protected dueFor(time: number): number {
    return time + this.ms;
  }
}
