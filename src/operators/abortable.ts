import { asyncLazy } from "../core/async/edge.js";
import { bounded } from "../core/async/asyncMeter.js";
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
 * A pull that is under way is then rejected at once with the reason of the signal, and so is one that comes later.
 * Closing the source starts with it and is not waited for: a source that never answers does not hold up anybody.
 *
 * @param source - The values; an endless source gives an endless result, which may throw.
 * @param signal - An AbortSignal, `AbortSignal.timeout(…)` for one.
 * @throws TypeError if `signal` is none.
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
  return asyncLazy(
    "abortable",
    source,
    (values) => bounded(values, { signal }, () => signal.reason),
    "drops",
  );
}

function mustBeSignal(name: string, signal: AbortSignalLike): void {
  must(signal !== undefined, name, "signal", "an AbortSignal", signal);
  mustBeWithin(name, { signal });
}
