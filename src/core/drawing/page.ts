import type { TraceRecord } from "../types/trace.js";
import type { Drawing } from "./options.js";
import { type Pipeline, pipelinesOf } from "./pipelines.js";
import { cut } from "./text.js";

/** What a rendering prints: each pipeline, what its signs mean, and whether the trace was cut. */
export function pageOf(
  trace: TraceRecord,
  { width }: Drawing,
  legend: readonly string[],
  draw: (pipeline: Pipeline) => string,
): string {
  const pipelines = pipelinesOf(trace);
  const parts = pipelines.map((pipeline, index) =>
    pipelines.length > 1 ? `Pipeline ${index + 1}\n${draw(pipeline)}` : draw(pipeline),
  );
  const { truncated, events } = trace;
  const notes = pipelines.length > 0 ? [...legend] : ["No pipeline was traced."];
  if (truncated !== undefined) {
    notes.push(
      `Stopped by the ${truncated === "time" ? "time limit" : "budget"} after ${events.length} events.`,
    );
  }
  if (notes.length > 0) parts.push(notes.map((note) => cut(note, width)).join("\n"));
  return parts.join("\n\n");
}
