import type { TraceRecord } from "../watching/trace.js";
import { counted } from "../drawing/text.js";
import type { Excerpt } from "./excerpt.js";
import { isOver, lifeLinesOf } from "./lifeLines.js";

/** The most names that are read out. */
const MOST = 20;

/** What a diagram shows, in words: how many values each stage yields, how it ends, and in which order they are closed. */
export function describe(trace: TraceRecord, excerpt: Excerpt): string {
  const { stages, events } = trace;
  const yields = stages.map(() => 0);
  const lives = lifeLinesOf(trace, excerpt.events);
  const ends: string[] = stages.map(({ id, role }) => {
    if (role === "consumer") return "";
    return lives.get(id)?.changes.at(-1)?.state === "over" ? "over" : "left open";
  });
  const closings: string[] = [];
  for (const { n, kind, stage, value, of = n } of excerpt.events) {
    if (kind === "yield") yields[stage] = (yields[stage] as number) + 1;
    if (!isOver(n, events)) continue;
    if (events[of]?.kind === "return") closings.push(stages[stage]?.name as string);
    ends[stage] = kind === "throw" ? `throws ${value}` : kind === "done" ? "ends" : kind;
  }
  const parts = excerpt.stages.map(({ id, name }) =>
    ends[id] ? `${name}: ${counted(yields[id] as number, "value")}, ${ends[id]}` : name,
  );
  if (parts.length === 0) return "No pipeline was traced.";
  const sentences = [`Sequence diagram of ${listed(parts, "; ")}.`];
  if (closings.length > 0) sentences.push(`Closed in this order: ${listed(closings, ", ")}.`);
  return [...sentences, ...excerpt.notes].join(" ");
}

function listed(texts: readonly string[], separator: string): string {
  const more = texts.length - MOST;
  return texts.slice(0, MOST).join(separator) + (more > 0 ? `${separator}and ${more} more` : "");
}
