import { preview } from "../drawing/preview.js";
import { drawTable } from "../drawing/table.js";
import type { TraceEvent, TraceRecord, TraceStage } from "../watching/trace.js";
import type { Recorder } from "./recorder.js";

/**
 * What a function did with its pipelines. Printed, it is its {@link table}.
 *
 * @category Types
 */
export class Trace<R> implements TraceRecord {
  /** What the function has returned; left out if it has not. */
  declare readonly result?: R;
  /** What the function has thrown, if it has. */
  declare readonly error?: unknown;
  /** A preview of that. */
  declare readonly thrown?: string;
  /** Which bound stopped the pipelines before their end, if one did. */
  readonly truncated: TraceRecord["truncated"];
  /** The stages, in the order in which they were built. */
  readonly stages: readonly TraceStage[];
  /** The events, in the order of time. */
  readonly events: readonly TraceEvent[];

  /**
   * Made by `trace` and `traceAsync`.
   *
   * @internal
   */
  constructor(recorder: Recorder, outcome: Outcome<R>) {
    if ("result" in outcome) this.result = outcome.result;
    // The error that stops pipelines at a bound is the trace's own: `truncated` says it.
    else if (recorder.stopped === undefined || outcome.error !== recorder.stopped) {
      this.error = outcome.error;
      this.thrown = preview(outcome.error);
    }
    this.truncated = recorder.truncated;
    this.stages = recorder.stages;
    this.events = recorder.events;
  }

  /** The table of the trace, without colours. */
  toString(): string {
    return drawTable(this, { color: false });
  }

  /**
   * What Node prints.
   *
   * @internal
   */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}

/** The trace of a function that has ended. From now on nothing is recorded. */
export function finished<R>(recorder: Recorder, outcome: Outcome<R>): Trace<R> {
  recorder.isOn = false;
  if (recorder.failure !== undefined) throw recorder.failure.error;
  return new Trace(recorder, outcome);
}

export type Outcome<R> = { readonly result: R } | { readonly error: unknown };
