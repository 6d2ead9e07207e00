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

export type Outcome<R> = { readonly result: R } | { readonly error: unknown };
