import { untilAborted } from "../core/arrivals/cancellation.js";
import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { checked, mustBeFunction } from "../core/checks/arguments.js";
import { mustBeConcurrent, windowOf } from "../core/concurrency/limits.js";
import { Mapping, NOTHING } from "../core/concurrency/mapping.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { ConcurrencyOptions, ConcurrentMapper } from "../core/types/options.js";

/**
 * Calls an async function for every value, for several values at a time.
 *
 * A call starts as soon as fewer than `concurrency` are under way. The first error that arrives rejects, when the source is
 * closed; calls that are still under way are not waited for: their signal is aborted. Endless sources are accepted, since an
 * abort or an error ends them.
 *
 * @param source - The values; it may be endless.
 * @param visit - Called with each value, its index, and a signal that is aborted when an error or an abort has ended the
 * work. Its result is awaited and ignored.
 * @param options - `concurrency`: a positive integer, `Infinity`, or a limit that several stages share, such as
 * {@link semaphore}. `signal`: an AbortSignal; on abort, the promise rejects at once with its reason.
 * @returns A promise that is fulfilled when the source has ended and all calls are over.
 * @throws TypeError if `visit` is not a function, or an option is missing, unknown or of the wrong type.
 * @throws RangeError if `concurrency` is a number below 1 or not an integer.
 * @example
 * ```ts
 * import { forEachConcurrent } from "lazuli/async";
 *
 * const log: string[] = [];
 * async function visit(ms: number) {
 *   log.push(`${ms} starts`);
 *   await new Promise((resolve) => setTimeout(resolve, ms));
 *   log.push(`${ms} is over`);
 * }
 * await forEachConcurrent([200, 20], visit, { concurrency: 2 });
 * console.log(log); // => ["200 starts", "20 starts", "20 is over", "200 is over"]
 * ```
 * @see {@link forEach} for one call at a time, {@link mapConcurrent} for the results.
 * @category Concurrency
 * @pulls all
 * @keeps concurrency values
 * @endless safe
 */
export async function forEachConcurrent<T>(
  source: AnyIterable<T>,
  visit: ConcurrentMapper<T, unknown>,
  options: ConcurrencyOptions,
): Promise<void> {
  visit = checked("forEachConcurrent", source, mustBeFunction, "visit", visit);
  checked("forEachConcurrent", source, mustBeConcurrent, options);
  const cursor = openAsync("forEachConcurrent", source);
  // None has a result, so there is only the end to wait for.
  const window = { ...windowOf(options), isOrdered: false };
  const visits = new Mapping("forEachConcurrent", cursor, window, visit, () => NOTHING);
  await over(untilAborted(visits, options.signal)).next();
}
