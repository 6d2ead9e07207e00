import type { TraceRecord } from "../watching/trace.js";
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
  const notes = pipelines.length > 0 ? [...legend] : ["No pipeline was traced."];
  if (trace.truncated) notes.push(stopOf(trace));
  if (notes.length > 0) parts.push(notes.map((note) => cut(note, width)).join("\n"));
  return parts.join("\n\n");
}

/** Which bound has stopped a trace, in a sentence. */
export function stopOf({ truncated, events }: TraceRecord): string {
  return `Stopped by the ${truncated === "time" ? "time limit" : "budget"} after ${events.length} events.`;
}
