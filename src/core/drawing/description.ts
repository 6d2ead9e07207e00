import type { TraceRecord, TraceStage } from "../types/trace.js";
import { PROGRAM } from "./lifeLines.js";
import { endOf } from "./table.js";

/** The most stages that are described one by one. */
const MOST = 20;

/** What a picture of a trace shows, in words: the stages, how many values they yield, how they end, what is closed when. */
export function describe(trace: TraceRecord): string {
  const { stages, events, truncated } = trace;
  const yields = new Map<number, number>();
  const asks = new Map<number, number>();
  const ends = new Map<number, string>();
  const closings: string[] = [];
  for (const { n, of = n, kind, stage, by = PROGRAM, value } of events) {
    if (kind === "yield") yields.set(stage, (yields.get(stage) ?? 0) + 1);
    else if (kind === "pull") asks.set(by, (asks.get(by) ?? 0) + 1);
    else if (kind === "done") ends.set(stage, "ends");
    else if (kind === "return") closings.push(stages[stage]?.name ?? "");
    else if (kind === "closed") ends.set(stage, "is closed");
    else if (kind === "throw" && events[of]?.kind !== "call") ends.set(stage, `throws ${value}`);
  }
  const sentence = ({ id, name, role }: TraceStage): string => {
    if (role === "consumer") return `${name} asks for ${count(asks.get(id), "value")}.`;
    return `${name} yields ${count(yields.get(id), "value")}, and ${ends.get(id) ?? "is left open"}.`;
  };
  const sentences = [
    `A sequence diagram of ${count(stages.length, "stage")}.`,
    ...stages.slice(0, MOST).map(sentence),
  ];
  if (stages.length > MOST) sentences.push(`${stages.length - MOST} more stages.`);
  if (asks.has(PROGRAM)) sentences.push(`Your code asks for ${count(asks.get(PROGRAM), "value")}.`);
  if (closings.length > 0)
    sentences.push(`Closings, in the order in which they begin: ${closings.slice(0, MOST).join(", ")}.`);
  if (truncated) sentences.push(endOf(trace));
  return sentences.join(" ");
}

function count(number: number | undefined, things: string): string {
  return number === 1 ? `1 ${things}` : `${number ?? 0} ${things}s`;
}
