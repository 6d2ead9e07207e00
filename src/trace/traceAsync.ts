import { mustBeFunction } from "../core/checks/arguments.js";
import { Alarm } from "../core/time/alarm.js";
import { platformClock } from "../core/time/clock.js";
import { asyncPart } from "../core/tracing/asyncPart.js";
import { recorderOf } from "../core/tracing/options.js";
import { enrolled, recordAsync } from "../core/tracing/session.js";
import { finished, type Outcome, type Trace } from "../core/tracing/traced.js";
import type { Recorder } from "../core/tracing/recorder.js";
import type { TraceOptions } from "../core/types/trace.js";

export const traceAsync: <R>(fn: () => PromiseLike<R>, options?: TraceOptions) => Promise<Trace<R>> =
  /* @__PURE__ */ enrolled(
    async <R>(fn: () => PromiseLike<R>, options: TraceOptions = {}): Promise<Trace<R>> => {
      mustBeFunction("traceAsync", "fn", fn);
      const recorder = recorderOf("traceAsync", options);
      const outcome = await within(recorder, options.maxTime, outcomeOf(recorder, fn));
      if (recorder.stopped !== undefined) await settledSoon(recorder.closeAll());
      return finished(recorder, outcome);
    },
    asyncPart,
  );

async function outcomeOf<R>(recorder: Recorder, fn: () => PromiseLike<R>): Promise<Outcome<R>> {
  try {
    return { result: await recordAsync(recorder, fn) };
  } catch (error) {
    return { error };
  }
}

/** The outcome, or none if the time is over before: nobody may ask then, so that no question can be refused. */
async function within<R>(
  recorder: Recorder,
  maxTime: number = Infinity,
  outcome: Promise<Outcome<R>>,
): Promise<Outcome<R>> {
  if (maxTime === Infinity) return outcome;
  let expire!: (outcome: Outcome<R>) => void;
  const expired = new Promise<Outcome<R>>((resolve) => (expire = resolve));
  const alarm = new Alarm(platformClock, () => {
    recorder.expire();
    expire({ error: recorder.stopped });
  });
  alarm.set(platformClock.now() + maxTime);
  const first = await Promise.race([outcome, expired]);
  alarm.clear();
  return first;
}

/** The longest time that a closing is waited for, in milliseconds: it may never settle. */
const LONGEST_CLOSING = 1000;

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
