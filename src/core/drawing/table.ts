import type { TraceEvent, TraceRecord, TraceStage } from "../types/trace.js";
import { drawGrid } from "./grid.js";
import { BOLD, DIM, GREEN, type Mark, RED, YELLOW } from "./marks.js";
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
  /** By column, what is above it, and a cell for each row. */
  const grid: Mark[][][] = columns.map((column) => [[{ text: titleOf(column), color: BOLD }]]);
  const places = placesOf(columns);
  const shown = folded(rounds, how.rounds);
  for (const round of shown) {
    for (const cells of grid) cells.push([]);
    if (typeof round === "number") continue;
    fill(round, (id) => grid[places.get(id) as number]?.at(-1) as Mark[], trace, unused);
  }
  const waits = shown.map((round) => [
    { text: typeof round === "number" ? "" : waitOf(round, trace), color: DIM },
  ]);
  if (waits.some(([wait]) => wait?.text)) grid.push([[{ text: "waited", color: DIM }], ...waits]);

  const margin = `${rounds.length}`.length;
  const labels = shown.map((round) =>
    typeof round === "number"
      ? `${" ".repeat(margin)}  … ${round} rounds …`
      : `${round.number || ""}`.padStart(margin),
  );
  if (rounds.length === 0) labels.push("No value was asked for.");
  return drawGrid([" ".repeat(margin), ...labels], grid, how);
}

function fill(
  round: Round,
  cellOf: (id: number) => Mark[],
  { stages, events }: TraceRecord,
  unused: ReadonlySet<TraceEvent>,
): void {
  const thrown = new Map<string, number>();
  for (const event of round.events) {
    const { kind, stage, value = "·" } = event;
    const cell = cellOf(stage);
    const text = escape(value);
    if (kind === "yield") cell.push(unused.has(event) ? { text: `(${text})`, color: DIM } : { text });
    else if (kind === "done") cell.push({ text: "end", color: YELLOW });
    else if (kind === "return") cell.push({ text: "stop", color: YELLOW });
    else if (kind === "result" && shows(stages[stage] as TraceStage)) {
      const fn = events[event.of as number]?.fn ?? "";
      cell.push(
        text === "true"
          ? { text: "✓", color: GREEN }
          : text === "false"
            ? { text: "✗", color: RED }
            : { text: text === "undefined" ? `${escape(fn)}()` : text },
      );
    } else if (kind === "throw" && thrown.get(text) !== stage) {
      // An error that comes through other stages is shown where it comes from.
      cell.push({ text: thrown.has(text) ? "throw" : `throw ${text}`, color: RED });
      thrown.set(text, stage);
    }
  }
}

/** Whether the results of its calls are shown. Those of other operators can be told from what they yield. */
function shows({ role, name }: TraceStage): boolean {
  return role === "consumer" || name.startsWith("filterConcurrent");
}

/** How long a round took in which something was waited for. */
function waitOf({ events }: Round, { stages }: TraceRecord): string {
  const [question] = events as [TraceEvent];
  let [hasWaited, end] = [false, NaN];
  for (const { kind, of, stage, t } of events) {
    if (kind === "wait") hasWaited = true;
    // Other calls may go on in the background.
    else if (of === question.n || (kind === "result" && stages[stage]?.role === "consumer")) end = t;
  }
  return hasWaited ? (end >= 0 ? `${(end - question.t).toFixed(1)} ms` : "…") : "";
}
