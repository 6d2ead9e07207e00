import { untilAborted } from "../core/arrivals/cancellation.js";
import { Holding } from "../core/arrivals/holding.js";
import type { AsyncCursor } from "../core/async/asyncCursor.js";
import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { checked } from "../core/checks/arguments.js";
import { mustBeNumber } from "../core/checks/counts.js";
import { show } from "../core/checks/show.js";
import { mustBeTimed, TIME_KEYS } from "../core/time/clock.js";
import { mustBePeriod } from "../core/time/durations.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";
import type { RateLimitOptions } from "../core/types/options.js";

/**
 * The same values, at most `limit` of them in any `per` milliseconds: a value that comes too soon waits, and none is lost.
 *
 * The first `limit` values do not wait. From then on a value is yielded as soon as fewer than `limit` were yielded in the
 * `per` milliseconds before. A value that waits has been pulled, and nothing else is pulled meanwhile. The end of the source
 * and an error do not wait.
 *
 * @param source - The values. The result is endless if the source is.
 * @param options - `limit`: how many values, a positive integer. `per`: in how many milliseconds. `signal`: an AbortSignal; on
 * abort, the pending pull rejects at once with its reason. `clock`: a clock in place of that of the platform, for tests.
 * @throws TypeError if an option is missing, unknown or of the wrong type.
 * @throws RangeError if `limit` is not a positive integer, or `per` not a finite number above 0.
 * @example
 * ```ts
 * import { delay, merge, rateLimit, toArray } from "lazuli/async";
 *
 * const calm = rateLimit(["a", "b", "c"], { limit: 2, per: 150 });
 * console.log(await toArray(merge(calm, delay(["meanwhile"], 50)))); // => ["a", "b", "meanwhile", "c"]
 * ```
 * @see {@link throttle} to drop what comes too soon, {@link mapConcurrent} for a limit on what is under way.
 * @category Time
 * @pulls 1 per value
 * @keeps 1 value
 * @endless safe
 */
export function rateLimit<T, R>(
  source: AnyIterable<T, R>,
  options: RateLimitOptions,
): AsyncLazy<T, EndOf<R>> {
  checked("rateLimit", source, mustBeRate, options);
  return over(untilAborted(new RateLimit(openAsync("rateLimit", source), options), options.signal));
}

const OWN_KEYS = ["limit", "per"];

function mustBeRate(name: string, options: RateLimitOptions): void {
  mustBeTimed(
    name,
    options,
    [...OWN_KEYS, ...TIME_KEYS],
    () => `: pass { limit: ${show(options ?? 10)}, per: 1000 }`,
  );
  const { limit, per } = options;
  mustBeNumber(Number.isInteger(limit) && limit > 0, name, "limit", "a positive integer", limit);
  mustBePeriod(name, "per", per);
}

class RateLimit<T> extends Holding<T> {
  private readonly limit: number;
  private readonly per: number;
  /** When the last `limit` values were yielded, as a ring. */
  private readonly times: number[] = [];
  /** The place of the oldest of them, which the next one takes. */
  private place = 0;

  constructor(source: AsyncCursor<T>, options: RateLimitOptions) {
    const { limit, per } = options;
    super(`rateLimit(${limit}, ${per})`, source, options);
    this.limit = limit;
    this.per = per;
  }

  protected dueFor(time: number): number {
    const oldest = this.times[this.place];
    return oldest === undefined ? time : oldest + this.per;
  }

  protected override leaves(time: number): void {
    this.times[this.place] = time;
    this.place = (this.place + 1) % this.limit;
  }
}
