import { untilAborted } from "../core/arrivals/cancellation.js";
import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { checked, mustBeFunction } from "../core/checks/arguments.js";
import { ConcurrentFlat } from "../core/concurrency/concurrentFlat.js";
import { mustBeConcurrent, windowOf } from "../core/concurrency/limits.js";
import type { EndOfFlat } from "../core/types/endlessness.js";
import type { AnyIterable, AnyIterableObject } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";
import type { ConcurrencyOptions, ConcurrentMapper } from "../core/types/options.js";

/**
 * The values of the sequences that a function returns for each value, of which several are read at the same time.
 *
 * Nothing starts before the first pull. At most `concurrency` sequences are open, each at most one value ahead of the
 * reader. By default their values come one sequence after the other, and those behind the first have their first value
 * ready; with `ordered: false`, values come as they arrive.
 *
 * The first error rejects, after the values before it; then the source and all inner sequences are closed, as they are when
 * the loop is left early.
 *
 * @param source - The values to map to sequences.
 * @param mapper - Called with each value, its index, and a signal that is aborted when the sequence is over; returns an
 * async or sync iterable, or a promise of one. Strings are refused.
 * @param options - `concurrency`: how many sequences may be open: a positive integer, `Infinity`, or a limit that several
 * stages share, such as {@link semaphore}, of which each call and each pull of an inner sequence takes a permit. Do not use
 * the same limit within the inner sequences: their pulls would hold the permits that they wait for.
 * `ordered`: whether values come in the order of the source (the default), or as they arrive. `signal`: an AbortSignal; on
 * abort, the pending pull rejects at once with its reason.
 * @returns A sequence that is endless if the source is, or the sequences that `mapper` returns.
 * @throws TypeError if `mapper` is not a function, or an option is missing, unknown or of the wrong type; at the pull, if
 * `mapper` does not return an iterable object.
 * @throws RangeError if `concurrency` is a number below 1 or not an integer.
 * @example
 * ```ts
 * import { flatMapConcurrent, toArray } from "lazuli/async";
 *
 * async function* pages(user: string) {
 *   yield `${user}: page 1`; // Fetches it.
 *   yield `${user}: page 2`;
 * }
 * const all = await toArray(flatMapConcurrent(["ann", "bob"], pages, { concurrency: 2 }));
 * console.log(all); // => ["ann: page 1", "ann: page 2", "bob: page 1", "bob: page 2"]
 * ```
 * @see {@link flatMap} for one sequence at a time, {@link merge} for sources that are there already, {@link switchMap} for
 * the newest one only.
 * @category Concurrency
 * @pulls 0 or more per value, concurrency ahead
 * @keeps concurrency values
 * @endless safe
 */
export function flatMapConcurrent<T, U, R, R2 = unknown>(
  source: AnyIterable<T, R>,
  mapper: ConcurrentMapper<T, AnyIterableObject<U, R2>>,
  options: ConcurrencyOptions,
): AsyncLazy<U, EndOfFlat<R, Iterable<U, R2>>> {
  mapper = checked("flatMapConcurrent", source, mustBeFunction, "mapper", mapper);
  checked("flatMapConcurrent", source, mustBeConcurrent, options);
  const cursor = openAsync("flatMapConcurrent", source);
  const flat = new ConcurrentFlat("flatMapConcurrent", cursor, windowOf(options), mapper);
  return over(untilAborted(flat, options.signal));
}
