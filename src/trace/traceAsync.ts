import { Alarm } from "../core/time/alarm.js";
import { platformClock } from "../core/time/clock.js";
import { asyncPart } from "../core/tracing/asyncPart.js";
import { mustBeRunAsync, recorderOf } from "../core/tracing/options.js";
import { enrolled, forget, recordAsync } from "../core/tracing/session.js";
import { finished, type Outcome, type Trace } from "../core/tracing/traced.js";
import type { Recorder } from "../core/tracing/recorder.js";
import type { TraceOptions } from "../core/watching/trace.js";

/**
 * The async {@link trace}: runs an async function, and resolves with what its pipelines, sync and async, have done, and what
 * was in flight.
 *
 * Up to its first `await`, all that the function builds is recorded. After that, other code runs in between: then what reads a
 * sequence of the trace is recorded, and in Node (from 20.16 on), Bun and Deno also what is built in the function's own
 * `AsyncLocalStorage` context. The promises are those that there would be without a trace, and settle in the same order.
 * Functions that are run without a sequence, as by `runTasks`, are not recorded.
 *
 * A bound leaves the function where it waits: from then on its async pipelines answer nothing. So it never gets half of the
 * values, nor an error that it does not expect. What is open is closed. A sync pipeline cannot wait: it is stopped by an
 * error, as in {@link trace}.
 *
 * @param fn - Called once, at once. What it returns is awaited.
 * @param options - As for {@link trace}. When a bound is reached, the trace does not wait for the function, and no longer
 * than a second for the closings.
 * @returns A promise of the trace, once the function has settled. It does not reject with the function's error, which is
 * the `error` of the trace.
 * @throws TypeError if `fn` is not a function, or an option has a wrong type or an unknown name.
 * @throws RangeError if `budget` or `maxTime` is out of range.
 * @example
 * ```ts
 * import { mapConcurrent, toArray } from "lazuli/async";
 * import { traceAsync } from "lazuli/trace";
 *
 * const double = async (n: number) => n * 2;
 * const t = await traceAsync(() => toArray(mapConcurrent([1, 2, 3], double, { concurrency: 2 })));
 * console.log(t.result); // => [2, 4, 6]
 * console.log(t.events.filter(({ fn }) => fn === "double").length); // => 3
 * ```
 * @see {@link summary} for the most in flight.
 * @category Tracing
 */
export const traceAsync: <R>(fn: () => PromiseLike<R>, options?: TraceOptions) => Promise<Trace<R>> =
  /* @__PURE__ */ enrolled(
    async <R>(fn: () => PromiseLike<R>, options: TraceOptions = {}): Promise<Trace<R>> => {
      mustBeRunAsync(fn);
      const frozen = new Frozen();
      const recorder = recorderOf("traceAsync", options, () => frozen.settle());
      const outcome = await within(recorder, options.maxTime, [outcomeOf(recorder, fn), frozen.promise]);
      if (recorder.stopped !== undefined) await closeAllOf(recorder);
      forget(recorder);
      return finished(recorder, outcome ?? { error: recorder.stopped });
    },
    asyncPart,
  );

/** Settles when a bound is reached. The function then waits for ever. */
class Frozen {
  settle!: () => void;
  readonly promise = new Promise<undefined>((resolve) => (this.settle = () => resolve(undefined)));
}

async function outcomeOf<R>(recorder: Recorder, fn: () => PromiseLike<R>): Promise<Outcome<R>> {
  try {
    return { result: await recordAsync(recorder, fn) };
  } catch (error) {
    return { error };
  }
}

/** The first outcome; or none, after a time in which nobody may have asked. */
async function within<R>(
  recorder: Recorder,
  maxTime: number = Infinity,
  outcomes: readonly Promise<Outcome<R> | undefined>[],
): Promise<Outcome<R> | undefined> {
  const alarm = new Alarm(platformClock, () => void recorder.expire());
  alarm.set(platformClock.now() + maxTime);
  const first = await Promise.race(outcomes);
  alarm.clear();
  return first;
}

/** The longest time that a closing is waited for, in milliseconds: it may never settle. */
const LONGEST_CLOSING = 1000;

/** Closes what is open; and what the program opens meanwhile, if that is soon. */
async function closeAllOf(recorder: Recorder): Promise<void> {
  const end = platformClock.now() + LONGEST_CLOSING;
  do await settledSoon(recorder.closeAll());
  while (recorder.open.size > 0 && platformClock.now() < end);
}

async function settledSoon(closings: readonly unknown[]): Promise<void> {
  const late = new Promise<void>((resolve) => {
    const alarm = new Alarm(platformClock, resolve);
    alarm.set(platformClock.now() + LONGEST_CLOSING);
    void Promise.allSettled(closings).then(() => {
      alarm.clear();
      resolve();
    });
  });
  await late;
}
