import { untilAborted } from "../core/arrivals/cancellation.js";
import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { checked, mustBeFunction } from "../core/checks/arguments.js";
import { mustBeConcurrent, windowOf } from "../core/concurrency/limits.js";
import { Mapping } from "../core/concurrency/mapping.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";
import type { ConcurrencyOptions, ConcurrentMapper } from "../core/types/options.js";

/**
 * The results of an async function, which is called for several values at a time.
 *
 * Nothing starts before the first pull. Calls under way and results that are not read never exceed `concurrency` together:
 * when a result is read, the next call starts. The source is pulled by one call at a time.
 *
 * The first error rejects, after the results before it; then the source is closed. Calls that are still under way are not
 * waited for, neither then nor when the loop is left early: their signal is aborted, and what comes of them is dropped.
 *
 * @param source - The values. The result is endless if the source is.
 * @param mapper - Called with each value, its index, and a signal that is aborted when the sequence is over.
 * @param options - `concurrency`: a positive integer, `Infinity`, or a limit that several stages share, such as
 * {@link semaphore}. `ordered`: whether results come in the order of the source (the default), or as soon as they are
 * there. `signal`: an AbortSignal; on abort, the pending pull rejects at once with its reason.
 * @throws TypeError if `mapper` is not a function, or an option is missing, unknown or of the wrong type.
 * @throws RangeError if `concurrency` is a number below 1 or not an integer.
 * @example
 * ```ts
 * import { mapConcurrent, toArray } from "lazuli/async";
 *
 * const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
 * async function slowly(n: number) {
 *   await wait(n);
 *   return n * 10;
 * }
 * console.log(await toArray(mapConcurrent([300, 100, 200], slowly, { concurrency: 3 }))); // => [3000, 1000, 2000]
 * const first = mapConcurrent([300, 100, 200], slowly, { concurrency: 3, ordered: false });
 * console.log(await toArray(first)); // => [1000, 2000, 3000]
 * ```
 * @see {@link flatMapConcurrent} for functions that return sequences, {@link forEachConcurrent} for effects, {@link retry} and
 * {@link settled} for calls that may fail.
 * @category Concurrency
 * @pulls 1 per value, concurrency ahead
 * @keeps concurrency values
 * @endless safe
 */
export function mapConcurrent<T, U, R>(
  source: AnyIterable<T, R>,
  mapper: ConcurrentMapper<T, U>,
  options: ConcurrencyOptions,
): AsyncLazy<U, EndOf<R>> {
  mapper = checked("mapConcurrent", source, mustBeFunction, "mapper", mapper);
  checked("mapConcurrent", source, mustBeConcurrent, options);
  const cursor = openAsync("mapConcurrent", source);
  const mapping = new Mapping("mapConcurrent", cursor, windowOf(options), mapper, (result) => result);
  return over(untilAborted(mapping, options.signal));
}
