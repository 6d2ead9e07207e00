import type { TraceRecord } from "../watching/trace.js";
import type { Drawing } from "./options.js";
import { folded, type Pipeline, pipelinesOf } from "./pipelines.js";
import { cut, escape } from "./text.js";

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
  notes.push(...endingsOf(trace));
  if (notes.length > 0) parts.push(notes.map((note) => cut(note, width)).join("\n"));
  return parts.join("\n\n");
}

/** Which bound has cut a trace, and what the traced function has thrown, in a sentence each. */
export function endingsOf(trace: TraceRecord): string[] {
  const { truncated, events, thrown } = trace;
  const endings: string[] = [];
  if (truncated)
    endings.push(
      `Cut by the ${truncated === "time" ? "time limit" : "budget"} after ${events.length} events.`,
    );
  if (thrown !== undefined) endings.push(`The function has thrown ${escape(thrown)}`);
  return endings;
}
