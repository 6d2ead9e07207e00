import { AbortListeners } from "../core/arrivals/abortListeners.js";
import { forward } from "../core/async/promises.js";
import { mustBeFunction } from "../core/checks/arguments.js";
import { isObject } from "../core/checks/must.js";
import { Backoff, mustBeRetry } from "../core/time/backoff.js";
import type { AbortSignalLike } from "../core/types/bounds.js";
import type { RetryOptions } from "../core/types/options.js";

/**
 * A function that calls another one, and calls it again if that fails.
 *
 * Before each retry it waits, twice as long each time. After the last retry, or for an error that `when` does not accept, the
 * error rejects.
 *
 * It can be cancelled, while it waits and while the call is under way: by the `signal` of the options, and by an AbortSignal
 * that it gets as its last argument, as from {@link mapConcurrent}. Then it rejects at once with the reason. Hand the signal on
 * to what you call, so that it stops too: `retry((url, _, signal) => fetch(url, { signal }))`.
 *
 * @param fn - The function to call; may be async. Each call gets the same arguments.
 * @param options - `times`: how many retries, 3 if left out. `delay`: the milliseconds before the first one, 100 if left out;
 * they double each time, up to `maxDelay`, 30,000 if left out. `jitter`: which part of a wait is left to chance, from 0 to 1;
 * 0.5 if left out. `when`: whether to try again after an error, called with it and the number of retries before; may be async.
 * `signal`: an AbortSignal. `clock`: a clock for tests.
 * @returns A function with the same parameters, which returns a promise.
 * @throws TypeError if `fn` is not a function, or an option is unknown or of the wrong type.
 * @throws RangeError if an option is a number out of its range.
 * @example
 * ```ts
 * import { mapConcurrent, retry, toArray } from "lazuli/async";
 *
 * let calls = 0;
 * async function unreliable(n: number) {
 *   if (++calls < 3) throw new Error("try again");
 *   return n * 2;
 * }
 * const doubled = mapConcurrent([1, 2], retry(unreliable, { delay: 10 }), { concurrency: 1 });
 * console.log(await toArray(doubled)); // => [2, 4]
 * console.log(calls); // => 4
 * ```
 * @see {@link settled} to go on without what fails, {@link retrySequence} for a sequence that fails.
 * @category Errors
 */
export function retry<A extends readonly unknown[], U>(
  fn: (...args: A) => U,
  options: RetryOptions = {},
): (...args: A) => Promise<Awaited<U>> {
  fn = mustBeFunction("retry", "fn", fn);
  mustBeRetry("retry", options);
  const listeners = new AbortListeners();
  return async (...args): Promise<Awaited<U>> => {
    const abort = new Abort(listeners, [options.signal, signalAmong(args)]);
    const backoff = new Backoff(options);
    try {
      for (let retries = 0; ; retries++) {
        let failure: unknown;
        try {
          return (await abort.before(() => fn(...args))) as Awaited<U>;
        } catch (error) {
          failure = error;
        }
        await abort.before(() => backoff.pause(failure, retries));
      }
    } finally {
      backoff.cancel();
      abort.stop();
    }
  };
}

/** The signal that callbacks get as their last argument. */
function signalAmong(args: readonly unknown[]): AbortSignalLike | undefined {
  const last = args.at(-1);
  const isSignal =
    isObject(last) &&
    typeof (last as Partial<AbortSignalLike>).addEventListener === "function" &&
    "aborted" in last;
  return isSignal ? (last as AbortSignalLike) : undefined;
}

/** Gives up what is waited for, when one of some signals is aborted. */
class Abort {
  private readonly listeners: AbortListeners;
  private readonly signals: readonly AbortSignalLike[];
  private reject: ((error: unknown) => void) | undefined = undefined;
  private readonly onAbort = (): void => void this.check();

  constructor(listeners: AbortListeners, signals: readonly (AbortSignalLike | undefined)[]) {
    this.listeners = listeners;
    this.signals = signals.filter((signal) => signal !== undefined);
    for (const signal of this.signals) listeners.add(signal, this.onAbort);
  }

  /** Settles as what a function returns, or rejects with the reason of a signal. Then the function may not be called at all. */
  before(run: () => unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.reject = reject;
      if (!this.check()) void forward(run(), resolve, reject);
    });
  }

  /** Rejects if a signal is aborted. Returns whether one is. */
  private check(): boolean {
    const aborted = this.signals.find((signal) => signal.aborted);
    if (aborted !== undefined) this.reject?.(aborted.reason);
    return aborted !== undefined;
  }

  stop(): void {
    for (const signal of this.signals) this.listeners.remove(signal, this.onAbort);
  }
}
