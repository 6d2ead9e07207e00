import { BOLD, DIM, lineOf, type Piece } from "../core/drawing/colors.js";
import { drawing, type DrawingOptions } from "../core/drawing/options.js";
import { pageOf } from "../core/drawing/page.js";
import { type Column, folded, titleOf } from "../core/drawing/pipelines.js";
import { cut, escape, width as widthOf } from "../core/drawing/text.js";
import type { TraceEvent, TraceRecord } from "../core/watching/trace.js";

/** A question whose time is drawn. */
interface Bar {
  readonly name: string;
  readonly question: TraceEvent;
  readonly answer: TraceEvent | undefined;
  /** What stands behind it. */
  readonly result: string;
}

/** The time that is drawn, and in how many columns of text. */
interface Axis {
  readonly start: number;
  readonly end: number;
  readonly columns: number;
}

const LEGEND = "├──┤ from start to end   │ at once   ├──… not ended";

/** The most columns of the name before a bar, and of the result after it. */
const MOST = 28;

/** The most columns of all, also if there is more room. */
const WIDEST = 200;

/** Between the names and the axis. */
const GAP = "  ";

/**
 * The calls and pulls of a trace on an axis of time, so that it can be seen what is in flight together.
 *
 * There is a bar for each call of a function, for each value that a source is asked for, and for each closing. Behind it is
 * the result. The bars of a stage stand together; below them, where any waits, is how many were in flight at most.
 * Of more than `rounds` bars, those in the middle are left out, and counted.
 *
 * @param trace - What `trace` or `traceAsync` returned, or the same read from JSON.
 * @param options - `width`, `color` and `rounds`; see {@link DrawingOptions}.
 * @returns The lines, for one pipeline after the other.
 * @throws TypeError if the trace is not one, or an option has a wrong type or an unknown name.
 * @throws RangeError if `width` or `rounds` is out of range.
 * @example
 * ```ts
 * import { mapConcurrent, toArray } from "lazuli/async";
 * import { timeline, traceAsync } from "lazuli/trace";
 *
 * const double = async (n: number) => n * 2;
 * const t = await traceAsync(() => toArray(mapConcurrent([1, 2, 3], double, { concurrency: 2 })));
 *
 * console.log(timeline(t).includes("at most 2 in flight")); // => true
 * ```
 * @see {@link lanes} for who asks whom, {@link summary} for sums.
 * @category Tracing
 */
export function timeline(trace: TraceRecord, options: DrawingOptions = {}): string {
  const how = drawing("timeline", trace, options);
  const events = trace.events.filter(({ kind }) => kind !== "build" && kind !== "open");
  const isAsync = events.some(({ kind }) => kind === "wait");
  const bars = barsOf(trace);
  const width = Math.min(how.width, WIDEST);
  return pageOf(trace, how, [LEGEND], ({ columns }) => {
    const groups = columns.map((column) => column.flatMap(({ id }) => bars.get(id) ?? []));
    if (groups.flat().length === 0) return cut("No value was asked for.", width);
    const most = Math.min(MOST, width >> 2);
    let [before, after] = [0, 0];
    for (const { name, result } of groups.flat()) {
      before = Math.min(Math.max(before, widthOf(name)), most);
      after = Math.min(Math.max(after, widthOf(result)), most);
    }
    const { t: start } = events[0] as TraceEvent;
    const { t: end } = events.at(-1) as TraceEvent;
    const axis = { start, end, columns: width - before - after - 2 * GAP.length - 1 };
    const lines: Piece[][] = [[[`${GAP}ms`.padEnd(before + 2 * GAP.length)], [ruler(axis), DIM]]];
    groups.forEach((group, index) => {
      if (group.length === 0) return;
      lines.push([[titleOf(columns[index] as Column), BOLD]]);
      for (const bar of folded(group, how.rounds)) {
        if (typeof bar === "number") lines.push([[GAP], [`… ${bar} more …`]]);
        else lines.push(drawBar(bar, before, axis));
      }
      const atOnce = isAsync ? mostInFlight(group) : 0;
      if (atOnce > 0) lines.push([[GAP], [`at most ${atOnce} in flight`, DIM]]);
    });
    return lines.map((line) => lineOf(line, how.width, how.color)).join("\n");
  });
}

/** By stage, the bars of its calls, of its pulls if it is a source, and of its closings. */
function barsOf({ stages, events }: TraceRecord): Map<number, Bar[]> {
  const answers: TraceEvent[] = [];
  for (const event of events) {
    if (event.of !== undefined && event.kind !== "wait") answers[event.of] = event;
  }
  const bars = new Map<number, Bar[]>();
  let closings = 0;
  for (const question of events) {
    const { n, kind, stage, fn, value } = question;
    let name: string | undefined;
    if (kind === "call") name = escape(`${fn}(${value})`);
    else if (kind === "return") name = `stop ${++closings}`;
    else if (kind === "pull" && stages[stage]?.role === "source") name = "next";
    if (name === undefined) continue;
    const bar = { name, question, answer: answers[n], result: resultOf(answers[n]) };
    const others = bars.get(stage);
    if (others) others.push(bar);
    else bars.set(stage, [bar]);
  }
  return bars;
}

function resultOf(answer: TraceEvent | undefined): string {
  if (answer === undefined) return "";
  const { kind, value = "unread" } = answer;
  if (kind === "done") return "end";
  if (kind === "closed") return "stopped";
  return (kind === "throw" ? "throw " : "") + escape(value);
}

function drawBar({ name, question, answer, result }: Bar, before: number, axis: Axis): Piece[] {
  const shown = cut(name, before);
  const from = columnOf(question.t, axis);
  const to = answer ? columnOf(answer.t, axis) : axis.columns - 1;
  const last = answer ? "┤" : "…";
  const line = from < to ? `├${"─".repeat(to - from - 1)}${last}` : answer ? "│" : last;
  const padding = " ".repeat(before - widthOf(shown) + GAP.length + from);
  return [[GAP + shown + padding], [line], [" "], [result]];
}

/** The most calls and pulls that had begun, and were not ended. */
function mostInFlight(bars: readonly Bar[]): number {
  // Not an array: that would be gone through with all of its holes.
  const changes: Record<number, number> = {};
  for (const { question, answer } of bars) {
    if (question.kind === "return") continue;
    changes[question.n] = 1;
    if (answer) changes[answer.n] = -1;
  }
  let [open, most] = [0, 0];
  for (const change of Object.values(changes)) most = Math.max(most, (open += change));
  return most;
}

function columnOf(t: number, { start, end, columns }: Axis): number {
  const share = end > start ? (t - start) / (end - start) : 0;
  return Math.round(Math.min(Math.max(share, 0), 1) * (columns - 1));
}

/** Times in milliseconds, each where it is on the axis. */
function ruler(axis: Axis): string {
  const { start, end, columns } = axis;
  const least = ((end - start) / columns) * 10 || 1;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= least) ?? 10);
  let text = "";
  for (let tick = Math.ceil(start / step); tick * step <= end; tick++) {
    const time = Number((tick * step).toPrecision(9));
    const longer = `${text.padEnd(columnOf(tick * step, axis))}│${time}`;
    if (longer.length <= columns) text = longer;
  }
  return text;
}
