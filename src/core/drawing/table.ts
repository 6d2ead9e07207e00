import type { TraceEvent, TraceRecord } from "../types/trace.js";
import { BOLD, DIM, fit, GREEN, type Mark, paint, RED, widthOf, YELLOW } from "./marks.js";
import { type Drawing, drawing, type DrawingOptions } from "./options.js";
import { folded, type Pipeline, pipelinesOf, type Round, titleOf } from "./pipelines.js";
import { cut, escape } from "./text.js";
import { unusedOf } from "./unused.js";

/** Between two columns. */
const GAP = "  ";
/** A column that is cut has at least so many columns of text. */
const LEAST = 10;

/** A row for each round, and a column for each stage. */
export function drawTable(trace: TraceRecord, options: DrawingOptions = {}): string {
  const how = drawing("table", trace, options);
  const unused = unusedOf(trace);
  const pipelines = pipelinesOf(trace);
  const parts = pipelines.map((pipeline, index) => {
    const heading = pipelines.length > 1 ? `Pipeline ${index + 1}\n` : "";
    return heading + drawPipeline(trace, pipeline, unused, how);
  });
  if (parts.length === 0) parts.push("No pipeline was traced.");
  if (unused.size > 0) parts.push("(…) came to nothing");
  if (trace.truncated) parts.push(cut(endOf(trace), how.width));
  return parts.join("\n\n");
}

/** Why the pipelines of a trace were stopped. */
export function endOf({ truncated, events }: TraceRecord): string {
  return `Stopped by the ${truncated === "time" ? "time limit" : "budget"} after ${events.length} events.`;
}

function drawPipeline(
  trace: TraceRecord,
  { columns, rounds }: Pipeline,
  unused: ReadonlySet<TraceEvent>,
  { width, color, rounds: most }: Drawing,
): string {
  /** By column, what is above it, and a cell for each row. */
  const grid: Mark[][][] = columns.map((column) => [[{ text: escape(titleOf(column)), color: BOLD }]]);
  const places = new Map(columns.flatMap(({ stages }, place) => stages.map(({ id }) => [id, place])));
  const shown = folded(rounds, most);
  for (const round of shown) {
    for (const cells of grid) cells.push([]);
    if (typeof round === "number") continue;
    fill(round, (id) => grid[places.get(id) as number]?.at(-1) as Mark[], trace, unused);
  }
  const waits = shown.map((round) => [{ text: typeof round === "number" ? "" : waitOf(round), color: DIM }]);
  if (waits.some(([wait]) => wait?.text)) grid.push([[{ text: "waited", color: DIM }], ...waits]);

  const margin = `${rounds.length}`.length + GAP.length;
  const lines: string[] = [];
  // More columns than fit stand below.
  while (grid.length > 0) {
    const natural = grid.map((cells) => Math.max(...cells.map(widthOf)));
    let [count, used] = [0, margin];
    do used += Math.min(natural[count++] as number, LEAST) + GAP.length;
    while (count < grid.length && used + Math.min(natural[count] as number, LEAST) <= width);
    const room = width - margin - GAP.length * (count - 1);
    const widths = narrowed(natural.slice(0, count), room);
    const band = grid.splice(0, count);
    [undefined, ...shown].forEach((round, row) => {
      if (typeof round === "number") {
        lines.push(`${" ".repeat(margin)}… ${round} rounds …`);
        return;
      }
      const texts = band.map((cells, index) => {
        const columns = widths[index] as number;
        return paint(fit(cells[row] as Mark[], columns), columns, color);
      });
      lines.push(
        `${`${round?.number || ""}`.padStart(margin - GAP.length)}${GAP}${texts.join(GAP)}`.trimEnd(),
      );
      if (row === 0) lines.push("─".repeat(width - room + sum(widths)));
    });
  }
  if (rounds.length === 0) lines.push("No value was asked for.");
  return lines.join("\n");
}

/** The widths of columns, of which the widest are cut until all of them fit. */
function narrowed(widths: readonly number[], room: number): number[] {
  for (let most = room; ; most--) {
    const cut = widths.map((width) => Math.min(width, most));
    if (sum(cut) <= room) return cut;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
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
    else if (kind === "result" && stages[stage]?.role === "consumer") {
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

/** For how long the program or the consumer has waited in a round. */
function waitOf({ events }: Round): string {
  const [question] = events as [TraceEvent];
  if (events.every(({ kind }) => kind !== "wait")) return "";
  const answer = events.find(({ of, kind }) => of === question.n && kind !== "wait");
  return answer ? `${+(answer.t - question.t).toPrecision(2)} ms` : "…";
}
