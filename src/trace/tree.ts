import { BOLD, DIM, GREEN, type Mark, printed, RED, YELLOW } from "../core/drawing/marks.js";
import { type Drawing, drawing, type DrawingOptions } from "../core/drawing/options.js";
import { pageOf } from "../core/drawing/page.js";
import { folded, type Pipeline, placesOf, type Round, titleOf } from "../core/drawing/pipelines.js";
import { escape, width as widthOf } from "../core/drawing/text.js";
import { UNUSED, unusedOf } from "../core/drawing/unused.js";
import type { TraceEvent, TraceRecord, TraceStage } from "../core/types/trace.js";

export function tree(trace: TraceRecord, options: DrawingOptions = {}): string {
  const how = drawing("tree", trace, options);
  const unused = unusedOf(trace);
  const phrases = new Phrases(trace, unused);
  return pageOf(trace, how, unused.size > 0 ? [UNUSED] : [], (pipeline) =>
    [...stageLines(pipeline, phrases), [], ...roundLines(pipeline, phrases, how)]
      .map((marks) => printed(marks, how.width, how.color))
      .join("\n"),
  );
}

/** A line for each stage: what it reads, and where it is built. */
function stageLines({ columns }: Pipeline, { names }: Phrases): Mark[][] {
  const titles = columns.map((column) => {
    const [{ id }] = column.stages as [TraceStage];
    return column.stages.length > 1 ? titleOf(column) : (names[id] as string);
  });
  const places = placesOf(columns);
  const longest = Math.max(...titles.map(widthOf));
  return columns.map((column, index) => {
    const title = titles[index] as string;
    const read = new Set(
      column.stages.flatMap(({ parents }) => parents.map((id) => titles[places.get(id) as number])),
    );
    const [{ at }] = column.stages as [TraceStage];
    const marks: Mark[] = [{ text: title, color: BOLD }, { text: " ".repeat(longest - widthOf(title)) }];
    if (read.size > 0) marks.push({ text: `  reads ${[...read].join(", ")}` });
    if (at !== undefined) marks.push({ text: `  ${escape(at)}`, color: DIM });
    return marks;
  });
}

function roundLines({ rounds }: Pipeline, phrases: Phrases, { width, rounds: most }: Drawing): Mark[][] {
  const margin = `${rounds.length}`.length + 2;
  const lines: Mark[][] = [];
  const deepest = Math.max(Math.floor((width - margin) / 2) - 10, 1);
  for (const round of folded(rounds, most)) {
    if (typeof round === "number") {
      lines.push([{ text: `${" ".repeat(margin)}… ${round} rounds …` }]);
      continue;
    }
    let label = round.number > 0 ? `${round.number}` : "";
    for (const { event, depth } of nested(round)) {
      const guides = depth > deepest ? `${"│ ".repeat(deepest)}…${depth - deepest} ` : "│ ".repeat(depth);
      lines.push([{ text: `${label.padStart(margin - 2)}  ${guides}`, color: DIM }, ...phrases.of(event)]);
      label = "";
    }
  }
  return lines;
}

/** The questions of a round, and what else begins in it, each before what happens in it. */
function nested({ events }: Round): { readonly event: TraceEvent; readonly depth: number }[] {
  const within = new Map<number | undefined, TraceEvent[]>();
  const known = new Set(events.map(({ n }) => n));
  for (const event of events) {
    if (event.of !== undefined) continue;
    const outer = event.in !== undefined && known.has(event.in) ? event.in : undefined;
    within.set(outer, [...(within.get(outer) ?? []), event]);
  }
  const lines = [];
  const waiting = (within.get(undefined) ?? []).map((event) => ({ event, depth: 0 })).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { event, depth } = next;
    lines.push(next);
    const inside = within.get(event.n) ?? [];
    for (const each of inside.reverse()) waiting.push({ event: each, depth: depth + 1 });
  }
  return lines;
}

/** Says what happens, in words. */
class Phrases {
  private readonly trace: TraceRecord;
  private readonly unused: ReadonlySet<TraceEvent>;
  private readonly answers: TraceEvent[] = [];
  private readonly waits = new Set<number>();
  readonly names: readonly string[];

  constructor(trace: TraceRecord, unused: ReadonlySet<TraceEvent>) {
    this.trace = trace;
    this.unused = unused;
    for (const event of trace.events) {
      if (event.of === undefined) continue;
      if (event.kind === "wait") this.waits.add(event.of);
      else this.answers[event.of] = event;
    }
    this.names = namesOf(trace.stages);
  }

  of(event: TraceEvent): Mark[] {
    const { n, kind, stage, by, fn = "", value = "" } = event;
    const name = this.names[stage] ?? "";
    const outer = this.trace.events[event.in ?? -1];
    const asker = kind === "call" ? stage : by;
    // Who asks stands in the line above, if that is about it.
    const who =
      outer?.stage === asker && outer !== undefined ? "" : `${this.names[asker ?? -1] ?? "program"} `;
    if (kind === "build" || kind === "open") return [{ text: `${kind}s ${name}`, color: DIM }];
    const what =
      kind === "pull"
        ? `asks ${name}`
        : kind === "return"
          ? `stops ${name}`
          : `calls ${escape(fn)}(${escape(value)})`;
    const marks: Mark[] = [{ text: who + what, color: kind === "return" ? YELLOW : undefined }];
    const answer = this.answers[n];
    if (answer?.kind !== "closed") marks.push({ text: " → ", color: DIM }, this.answer(answer));
    if (this.waits.has(n) && answer)
      marks.push({ text: `  ${+(answer.t - event.t).toPrecision(2)} ms`, color: DIM });
    return marks;
  }

  private answer(answer: TraceEvent | undefined): Mark {
    if (answer === undefined) return { text: "…" };
    const value = escape(answer.value ?? "·");
    if (answer.kind === "done") return { text: "end", color: YELLOW };
    if (answer.kind === "throw") return { text: `throw ${value}`, color: RED };
    if (this.unused.has(answer)) return { text: `(${value})`, color: DIM };
    return { text: value, color: value === "true" ? GREEN : value === "false" ? RED : undefined };
  }
}

/** By stage, its name, with a number if others have it too. */
function namesOf(stages: readonly TraceStage[]): string[] {
  const numbers = new Map<string, number>();
  const count = (name: string): number => {
    const number = (numbers.get(name) ?? 0) + 1;
    numbers.set(name, number);
    return number;
  };
  const counted = stages.map(({ name }) => count(name));
  return stages.map(
    ({ name }, index) => escape(name) + ((numbers.get(name) as number) > 1 ? `#${counted[index]}` : ""),
  );
}
