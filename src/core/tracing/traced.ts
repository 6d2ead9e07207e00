import type { TraceEvent, TraceRecord, TraceStage } from "../types/trace.js";
import type { Recorder } from "./recorder.js";

export class Trace<R> implements TraceRecord {
  declare readonly result?: R;
  declare readonly error?: unknown;
  readonly truncated: TraceRecord["truncated"];
  readonly stages: readonly TraceStage[];
  readonly events: readonly TraceEvent[];

  constructor(recorder: Recorder, outcome: Outcome<R>) {
    if ("result" in outcome) this.result = outcome.result;
    // The error that stops pipelines at a bound is the trace's own: `truncated` says it.
    else if (outcome.error !== recorder.stopped) this.error = outcome.error;
    this.truncated = recorder.truncated;
    this.stages = recorder.stages;
    this.events = recorder.events;
  }
}

/** The trace of a function that has ended. From now on nothing is recorded. */
export function finished<R>(recorder: Recorder, outcome: Outcome<R>): Trace<R> {
  recorder.isOn = false;
  if (recorder.failure !== undefined) throw recorder.failure.error;
  return new Trace(recorder, outcome);
}

export type Outcome<R> = { readonly result: R } | { readonly error: unknown };
