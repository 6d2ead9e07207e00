import type { TraceRecord } from "../watching/trace.js";
import type { Drawing } from "./options.js";
import { folded, type Pipeline, pipelinesOf } from "./pipelines.js";
import { cut } from "./text.js";

/** What a rendering prints: each pipeline, what its signs mean, and whether the trace was cut. */
export function pageOf(
  trace: TraceRecord,
  { width, rounds }: Drawing,
  legend: readonly string[],
  draw: (pipeline: Pipeline) => string,
): string {
  const pipelines = pipelinesOf(trace);
  const parts: string[] = [];
  let number = 1;
  for (const pipeline of folded(pipelines, rounds)) {
    if (typeof pipeline === "number") {
      parts.push(`… ${pipeline} ${pipeline === 1 ? "pipeline" : "pipelines"} …`);
      number += pipeline;
    } else {
      const title = pipelines.length > 1 ? `Pipeline ${number}\n` : "";
      parts.push(title + draw(pipeline));
      number++;
    }
  }
  const notes = pipelines.length > 0 ? [...legend] : ["No pipeline was traced."];
  if (trace.truncated) notes.push(stopOf(trace));
  if (notes.length > 0) parts.push(notes.map((note) => cut(note, width)).join("\n"));
  return parts.join("\n\n");
}

/** Which bound has stopped a trace, in a sentence. */
export function stopOf({ truncated, events }: TraceRecord): string {
  return `Stopped by the ${truncated === "time" ? "time limit" : "budget"} after ${events.length} events.`;
}
