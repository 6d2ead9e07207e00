import { endingsOf } from "../drawing/page.js";
import { folded, type Pipeline, pipelinesOf } from "../drawing/pipelines.js";
import { counted } from "../drawing/text.js";
import type { TraceEvent, TraceRecord, TraceStage } from "../watching/trace.js";

/** What a picture shows of a trace: some of its pipelines, and what is said below them. */
export interface Excerpt {
  readonly pipelines: readonly Pipeline[];
  readonly stages: readonly TraceStage[];
  readonly events: readonly TraceEvent[];
  /** How many pipelines are left out, and how the trace has ended, in a sentence each. */
  readonly notes: readonly string[];
}

/** So many pipelines at most, the first and the last ones. */
export function excerptOf(trace: TraceRecord, most: number): Excerpt {
  const all = pipelinesOf(trace);
  const pipelines = folded(all, most).filter((pipeline) => typeof pipeline !== "number");
  const notes = endingsOf(trace);
  const hidden = all.length - pipelines.length;
  if (hidden > 0) notes.unshift(`Left out in the middle: ${counted(hidden, "pipeline")}.`);
  return {
    pipelines,
    stages: pipelines.flatMap(({ columns }) => columns.flat()).sort((a, b) => a.id - b.id),
    events: pipelines.flatMap(({ events }) => events).sort((a, b) => a.n - b.n),
    notes,
  };
}
