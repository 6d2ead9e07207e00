import { BOLD, DIM, type Mark, printed, RED, YELLOW } from "../core/drawing/marks.js";
import { drawing, type DrawingOptions } from "../core/drawing/options.js";
import { pageOf } from "../core/drawing/page.js";
import { type Column, folded, titleOf } from "../core/drawing/pipelines.js";
import { cut, escape, width as widthOf } from "../core/drawing/text.js";
import type { TraceEvent, TraceRecord } from "../core/types/trace.js";

/** A question whose time is drawn. */
interface Bar {
  readonly name: string;
  readonly question: TraceEvent;
  readonly answer: TraceEvent | undefined;
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

/** Between the names and the axis. */
const GAP = "  ";

/**
 * The calls and pulls of a trace on an axis of time, so that it can be seen what is in flight together.
 *
 * There is a bar for each call of a function, for each value that a source is asked for, and for each closing. Behind it is
 * the result. The bars of a stage stand together; below them, where any waits, is how many were in flight at most.
 * Of more than `rounds` bars, those in the middle are left out, and counted.
 *
 * @param trace - What `trace` or `traceAsync` returned.
 * @param options - How wide it is, whether it is coloured, and how many bars of a stage are shown at most.
 * @returns The lines. They are not wider than `width` columns.
 * @throws TypeError if `trace` is not a trace, or `options` has another key.
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
 * @category Renderings
 */
export function timeline(trace: TraceRecord, options: DrawingOptions = {}): string {
  const how = drawing("timeline", trace, options);
  const events = trace.events.filter(({ kind }) => kind !== "build" && kind !== "open");
  const isAsync = events.some(({ kind }) => kind === "wait");
  const bars = barsOf(trace);
  return pageOf(trace, how, [LEGEND], ({ columns }) => {
    const groups = columns.map(({ stages }) => stages.flatMap(({ id }) => bars.get(id) ?? []));
    const all = groups.flat();
    const longest = (texts: readonly string[]): number =>
      Math.min(Math.max(...texts.map(widthOf), 1), MOST, how.width >> 2);
    const before = longest(all.map(({ name }) => name));
    const after = longest(all.map((bar) => resultOf(bar).text));
    const [start, end] = [events[0]?.t ?? 0, events.at(-1)?.t ?? 0];
    const axis = { start, end, columns: how.width - before - after - 2 * GAP.length - 1 };
    const lines: Mark[][] = [[{ text: " ".repeat(before + 2 * GAP.length) }, ruler(axis)]];
    groups.forEach((group, index) => {
      if (group.length === 0) return;
      lines.push([{ text: titleOf(columns[index] as Column), color: BOLD }]);
      for (const bar of folded(group, how.rounds)) {
        if (typeof bar === "number") lines.push([{ text: `${GAP}… ${bar} more …`, color: DIM }]);
        else lines.push(drawBar(bar, before, axis));
      }
      const most = isAsync ? mostInFlight(group) : 0;
      if (most > 0) lines.push([{ text: `${GAP}at most ${most} in flight`, color: DIM }]);
    });
    return lines.map((line) => printed(line, how.width, how.color)).join("\n");
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
    else if (kind === "return") name = `close ${++closings}`;
    else if (kind === "pull" && stages[stage]?.role === "source") name = "next";
    if (name === undefined) continue;
    const bar = { name, question, answer: answers[n] };
    const others = bars.get(stage);
    if (others) others.push(bar);
    else bars.set(stage, [bar]);
  }
  return bars;
}

function drawBar(bar: Bar, before: number, axis: Axis): Mark[] {
  const { question, answer } = bar;
  const name = cut(bar.name, before);
  const from = columnOf(question.t, axis);
  const to = answer ? columnOf(answer.t, axis) : axis.columns - 1;
  const line = from < to ? `├${"─".repeat(to - from - 1)}${answer ? "┤" : "…"}` : answer ? "│" : "…";
  const color = question.kind === "return" ? YELLOW : undefined;
  return [
    { text: GAP + name + " ".repeat(before - widthOf(name)) + GAP + " ".repeat(from) },
    { text: line, color },
    { text: " " },
    resultOf(bar),
  ];
}

/** What stands behind a bar. */
function resultOf({ answer }: Bar): Mark {
  if (answer === undefined) return { text: "" };
  const { kind, value, unread } = answer;
  const text = escape(value ?? "");
  if (kind === "throw") return { text: `throw ${text}`, color: RED };
  if (kind === "done") return { text: "end", color: YELLOW };
  if (kind === "closed") return { text: "closed", color: YELLOW };
  return { text: unread ? "unread" : text };
}

/** The most calls and pulls that had begun, and were not ended. */
function mostInFlight(bars: readonly Bar[]): number {
  const changes: number[] = [];
  for (const { question, answer } of bars) {
    if (question.kind === "return") continue;
    changes[question.n] = 1;
    if (answer) changes[answer.n] = -1;
  }
  let [open, most] = [0, 0];
  changes.forEach((change) => (most = Math.max(most, (open += change))));
  return most;
}

function columnOf(t: number, { start, end, columns }: Axis): number {
  return end > start ? Math.round(((t - start) / (end - start)) * (columns - 1)) : 0;
}

/** Times in milliseconds, each where it is on the axis. */
function ruler(axis: Axis): Mark {
  const { start, end, columns } = axis;
  const least = ((end - start) / columns) * 10 || 1;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= least) ?? 10);
  let text = "";
  for (let tick = Math.ceil(start / step); tick * step <= end; tick++) {
    text = `${text.padEnd(columnOf(tick * step, axis))}│${Number((tick * step).toPrecision(9))}`;
  }
  return { text: `${text} ms`, color: DIM };
}
