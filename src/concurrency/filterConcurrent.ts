import { untilAborted } from "../core/arrivals/cancellation.js";
import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { checked, mustBeFunction } from "../core/checks/arguments.js";
import { mustBeConcurrent, windowOf } from "../core/concurrency/limits.js";
import { Mapping, NOTHING } from "../core/concurrency/mapping.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";
import type { ConcurrencyOptions, ConcurrentMapper } from "../core/types/options.js";

/**
 * The values for which an async predicate is true, which is called for several values at a time.
 *
 * Nothing starts before the first pull. Calls under way and values that are not read never exceed `concurrency` together;
 * a value that is left out makes room at once. Errors, closing and signals are as for {@link mapConcurrent}.
 *
 * @param source - The values. The result is endless if the source is.
 * @param predicate - Called with each value, its index, and a signal that is aborted when the sequence is over. Any truthy
 * result counts as true.
 * @param options - `concurrency`: a positive integer, `Infinity`, or a limit that several stages share, such as
 * {@link semaphore}. `ordered`: whether values come in the order of the source (the default), or as soon as their calls are
 * over. `signal`: an AbortSignal; on abort, the pending pull rejects at once with its reason.
 * @throws TypeError if `predicate` is not a function, or an option is missing, unknown or of the wrong type.
 * @throws RangeError if `concurrency` is a number below 1 or not an integer.
 * @example
 * ```ts
 * import { filterConcurrent, toArray } from "lazuli/async";
 *
 * const isOnline = async (host: string) => host.startsWith("www"); // Asks the host.
 * const hosts = ["www.a.org", "ftp.a.org", "www.b.org"];
 * console.log(await toArray(filterConcurrent(hosts, isOnline, { concurrency: 2 }))); // => ["www.a.org", "www.b.org"]
 * ```
 * @see {@link filter} for one call at a time.
 * @category Concurrency
 * @pulls 1 or more per value, concurrency ahead
 * @keeps concurrency values
 * @endless safe
 */
export function filterConcurrent<T, R>(
  source: AnyIterable<T, R>,
  predicate: ConcurrentMapper<T, unknown>,
  options: ConcurrencyOptions,
): AsyncLazy<T, EndOf<R>> {
  predicate = checked("filterConcurrent", source, mustBeFunction, "predicate", predicate);
  checked("filterConcurrent", source, mustBeConcurrent, options);
  const cursor = openAsync("filterConcurrent", source);
  const decide = (ok: unknown, value: T): unknown => (ok ? value : NOTHING);
  const mapping = new Mapping("filterConcurrent", cursor, windowOf(options), predicate, decide);
  return over(untilAborted(mapping, options.signal));
}
