import { Bounded } from "../core/async/bounded.js";
import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { checked } from "../core/checks/arguments.js";
import { must } from "../core/checks/must.js";
import type { AbortSignalLike } from "../core/types/bounds.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";
import { mustBeWithin } from "../core/bounds/deadline.js";

/**
 * The same values, until a signal is aborted.
 *
 * On abort, the pending pull rejects at once with the reason of the signal; if there is none, the next pull does. After that
 * the sequence is over. The source is closed at once, also while nobody pulls, and nothing waits for that: a source that
 * never settles holds up nobody. Put it last in a pipeline: a pending callback of a stage behind it is waited for.
 *
 * @param source - The values. The result is endless if the source is, but an abort ends it with an error.
 * @param signal - An AbortSignal, for example `AbortSignal.timeout(…)`.
 * @throws TypeError if `signal` is not an AbortSignal.
 * @example
 * ```ts
 * import { abortable, toArray } from "lazuli/async";
 *
 * async function* stuck() {
 *   yield 1;
 *   await new Promise(() => {});
 * }
 * await toArray(abortable(stuck(), AbortSignal.timeout(20))); // throws TimeoutError
 * ```
 * @see {@link budget} for other bounds; it does the same for a sync sequence.
 * @category Bounding
 * @pulls 1 per value
 * @keeps 1 value
 * @endless safe
 */
export function abortableAsync<T, R>(
  source: AnyIterable<T, R>,
  signal: AbortSignalLike,
): AsyncLazy<T, EndOf<R>> {
  checked("abortable", source, mustBeSignal, signal);
  const errorOf = (): unknown => signal.reason;
  return over(new Bounded("abortable", openAsync("abortable", source), { signal }, errorOf, true));
}

function mustBeSignal(name: string, signal: AbortSignalLike): void {
  must(signal !== undefined, name, "signal", "an AbortSignal", signal);
  mustBeWithin(name, { signal });
}
