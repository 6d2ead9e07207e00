import type { TraceEvent, TraceRecord, TraceStage } from "../watching/trace.js";
import { drawGrid } from "./grid.js";
import { type Drawing, drawing, type DrawingOptions } from "./options.js";
import { folded, type Pipeline, placesOf, type Round, titleOf } from "./pipelines.js";
import { pageOf } from "./page.js";
import { escape } from "./text.js";
import { UNUSED, unusedOf } from "./unused.js";

/** A row for each round, and a column for each stage. */
export function drawTable(trace: TraceRecord, options: DrawingOptions = {}): string {
  const how = drawing("table", trace, options);
  const unused = unusedOf(trace);
  return pageOf(trace, how, unused.size > 0 ? [UNUSED] : [], (pipeline) =>
    drawPipeline(trace, pipeline, unused, how),
  );
}

function drawPipeline(
  trace: TraceRecord,
  { columns, rounds }: Pipeline,
  unused: ReadonlySet<TraceEvent>,
  how: Drawing,
): string {
  const margin = `${rounds.length}`.length;
  const labels = [" ".repeat(margin)];
  const grid = columns.map((column) => [[titleOf(column)]]);
  const places = placesOf(columns);
  const waits: string[][] = [["waited"]];
  for (const round of folded(rounds, how.rounds)) {
    const cells = grid.map((): string[] => []);
    if (typeof round === "number") {
      labels.push(`${labels[0]}  … ${round} rounds …`);
      waits.push([]);
    } else {
      labels.push(`${round.number || ""}`.padStart(margin));
      waits.push(waitOf(round, trace));
      fill((id) => cells[places.get(id) as number] as string[], round, trace, unused);
    }
    cells.forEach((texts, place) => grid[place]?.push(texts));
  }
  if (waits.some((texts, row) => row > 0 && texts.length > 0)) grid.push(waits);
  if (rounds.length === 0) labels.push("No value was asked for.");
  return drawGrid(labels, grid, how);
}

/** Writes what the stages have done in a round into their cells. */
function fill(
  cellOf: (stage: number) => string[],
  round: Round,
  { stages, events }: TraceRecord,
  unused: ReadonlySet<TraceEvent>,
): void {
  const thrown = new Map<string, number>();
  for (const event of round.events) {
    const { kind, stage, of = -1 } = event;
    const value = escape(event.value ?? "·");
    const write = (text: string): unknown => cellOf(stage).push(text);
    if (kind === "yield") write(unused.has(event) ? `(${value})` : value);
    if (kind === "done") write("end");
    if (kind === "return") write("stop");
    if (kind === "result" && shows(stages[stage] as TraceStage)) {
      write(SIGNS[value] ?? (value === "undefined" ? `${escape(events[of]?.fn ?? "")}()` : value));
    }
    // An error that comes through other stages is shown where it comes from.
    if (kind === "throw" && thrown.get(value) !== stage) {
      write(thrown.has(value) ? "throw" : `throw ${value}`);
      thrown.set(value, stage);
    }
  }
}

const SIGNS: Readonly<Record<string, string>> = { true: "✓", false: "✗" };

/** Whether the results of its calls are shown. Those of other operators can be told from what they yield. */
function shows({ role, name }: TraceStage): boolean {
  return role === "consumer" || name.startsWith("filterConcurrent");
}

/** How long a round took in which something was waited for, or nothing. */
function waitOf({ events }: Round, { stages }: TraceRecord): string[] {
  const [question] = events as [TraceEvent];
  let [hasWaited, end] = [false, NaN];
  for (const { kind, of, stage, t } of events) {
    if (kind === "wait") hasWaited = true;
    // Other calls may go on in the background.
    else if (of === question.n || (of !== undefined && stages[stage]?.role === "consumer")) end = t;
  }
  return hasWaited ? [end >= 0 ? `${(end - question.t).toFixed(1)} ms` : "…"] : [];
}
