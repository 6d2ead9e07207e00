import { type Cells, drawGrid, largest } from "../core/drawing/grid.js";
import { type Drawing, drawing, type DrawingOptions } from "../core/drawing/options.js";
import { nested } from "../core/drawing/nested.js";
import { pageOf } from "../core/drawing/page.js";
import { fileOf } from "../core/drawing/builtAt.js";
import { type Pipeline, placesOf, type Round, titleOf } from "../core/drawing/pipelines.js";
import { counted, cut, escape, width as widthOf } from "../core/drawing/text.js";
import { unusedOf } from "../core/drawing/unused.js";
import type { TraceEvent, TraceEventKind, TraceRecord } from "../core/watching/trace.js";

/**
 * The work of a trace in figures: a row for each stage, and how its pipeline ended.
 *
 * - **pulls** and **values**: how often it was asked, and how often it had one; **unused**: how many of those came to nothing.
 * - **calls**: how often it called a function of the program.
 * - **at once**: the most pulls, or calls, that were open at the same time.
 * - **total ms**: the milliseconds from questions to answers, those of others that it has asked included; **itself**: without
 *   those, and without its calls; **in calls**: the time of its calls. Async stages spend most of it waiting.
 *
 * @param trace - What `trace` or `traceAsync` returned, or the same read from JSON.
 * @param options - `width`, `color` and `rounds`; see {@link DrawingOptions}. All rounds count, whether they are shown or not.
 * @returns The lines, one table for each pipeline, with where its stages were built.
 * @throws TypeError if the trace is not one, or an option has a wrong type or an unknown name.
 * @throws RangeError if `width` or `rounds` is out of range.
 * @example
 * ```ts
 * import { countFrom, filter, first } from "lazuli";
 * import { summary, trace } from "lazuli/trace";
 *
 * const t = trace(() => first(filter(countFrom(1), (n) => n % 5 === 0)));
 * const lines = summary(t, { color: false }).split("\n");
 * console.log(lines[2]?.slice(0, 35)); // => "countFrom(1)      5       5       4"
 * console.log(lines.at(-1)); // => "1 round, closed by first."
 * ```
 * @see {@link table} for what the values are.
 * @category Tracing
 */
export function summary(trace: TraceRecord, options: DrawingOptions = {}): string {
  const how = drawing("summary", trace, options);
  const unused = unusedOf(trace);
  const durations = durationsOf(trace);
  return pageOf(trace, how, [], (pipeline) => {
    const works = worksOf(trace, pipeline, unused, durations);
    return `${drawWorks(pipeline, works, how)}\n\n${cut(endOf(trace, pipeline), how.width)}`;
  });
}

/** What the stages of a column have done. Times are in milliseconds. */
class Work {
  pulls = 0;
  values = 0;
  unused = 0;
  calls = 0;
  /** The most questions of one kind that were open at the same time. */
  atOnce = 0;
  /** From questions to answers, with all that it has asked for. */
  total = 0;
  /** Without what it has asked for, and without the calls. */
  itself = 0;
  inCalls = 0;
  /** How many of its questions the next one is in. */
  around = 0;
  private readonly open: Partial<Record<TraceEventKind, number>> = {};

  change(kind: TraceEventKind, by: 1 | -1): void {
    const open = (this.open[kind] ?? 0) + by;
    this.open[kind] = open;
    this.atOnce = Math.max(this.atOnce, open);
  }
}

/** By question, how long it took to answer. What has no answer lasts until the end of the trace. */
function durationsOf({ events }: TraceRecord): number[] {
  const end = events.at(-1)?.t ?? 0;
  const durations = events.map(({ t }) => end - t);
  for (const { kind, of = -1, t } of events) {
    const question = events[of];
    if (question !== undefined && kind !== "wait") durations[of] = t - question.t;
  }
  return durations;
}

function worksOf(
  { stages, events }: TraceRecord,
  { columns, events: own }: Pipeline,
  unused: ReadonlySet<TraceEvent>,
  durations: readonly number[],
): Work[] {
  const places = placesOf(columns);
  const works = columns.map(() => new Work());
  const workOf = (id: number = -1): Work | undefined => works[places.get(id) ?? -1];
  /** The questions that are part of one to the same column, whose time is counted. */
  const parts = new Set<TraceEvent>();
  /** Who is asked by those that the next one is in. */
  const around: Work[] = [];
  for (const { event, depth } of nested(own)) {
    for (const work of around.splice(depth)) work.around--;
    const work = workOf(event.stage) as Work;
    if (work.around > 0) parts.add(event);
    work.around++;
    around.push(work);
  }
  for (const event of own) {
    const { n, kind, stage, by = -1, of = -1 } = event;
    const work = workOf(stage) as Work;
    if (kind === "yield") work.values++;
    if (unused.has(event)) work.unused++;
    const question = events[of];
    if (question !== undefined && kind !== "wait") work.change(question.kind, -1);
    if (kind !== "pull" && kind !== "call" && kind !== "return") continue;
    const took = durations[n] as number;
    work.change(kind, 1);
    if (kind === "pull") work.pulls++;
    if (kind === "call") {
      work.calls++;
      work.inCalls += took;
    } else work.itself += took;
    const outer = events[event.in ?? -1];
    const asker = outer?.kind === "call" ? undefined : workOf(outer?.stage);
    if (asker !== undefined) asker.itself -= took;
    // The calls of an operator that are not a part of its pulls go on beside them.
    const isCounted = kind !== "call" || stages[stage]?.role === "consumer";
    if (isCounted && !parts.has(event)) work.total += took;
    const consumer = stages[by]?.role === "consumer" ? workOf(by) : undefined;
    if (consumer !== undefined) consumer.total += took;
  }
  return works;
}

function drawWorks({ columns }: Pipeline, works: readonly Work[], how: Drawing): string {
  const titles = ["stage", ...columns.map(titleOf)];
  const longest = Math.min(largest(titles.map(widthOf)), how.width - 12);
  const labels = titles.map((title) => {
    const fitting = cut(title, longest);
    return fitting + " ".repeat(longest - widthOf(fitting));
  });
  const ofConsumers = columns.map(([stage]) => stage?.role === "consumer");
  const figures = (title: string, texts: readonly string[]): Cells => {
    const most = largest([title, ...texts].map(widthOf));
    return [title, ...texts].map((text) => [text.padStart(most)]);
  };
  // Nobody asks a consumer.
  const counts = (title: string, of: (work: Work) => number | string): Cells =>
    figures(
      title,
      works.map((work, index) => (ofConsumers[index] ? "" : `${of(work)}`)),
    );
  const times = (title: string, of: (work: Work) => number): Cells =>
    figures(
      title,
      works.map((work) => Math.max(of(work), 0).toFixed(2)),
    );
  const grid = [
    counts("pulls", ({ pulls }) => pulls),
    counts("values", ({ values }) => values),
    counts("unused", ({ unused }) => unused),
    figures(
      "calls",
      works.map(({ calls }) => `${calls}`),
    ),
    figures(
      "at once",
      works.map(({ atOnce }) => `${atOnce}`),
    ),
    times("total ms", ({ total }) => total),
    counts("itself", ({ itself }) => Math.max(itself, 0).toFixed(2)),
    times("in calls", ({ inCalls }) => inCalls),
  ];
  const places = columns.map(fileOf);
  if (places.some((at) => at !== "")) grid.push(["built at", ...places].map((text) => [text]));
  return drawGrid(labels, grid, how);
}

/** How a pipeline has ended, in a sentence. */
function endOf(trace: TraceRecord, { rounds }: Pipeline): string {
  const { stages, events } = trace;
  // What an operator calls in the background may come back later.
  const isAsked = ({ kind, stage, of, in: outer }: TraceEvent): boolean =>
    outer === undefined &&
    ((events[of ?? -1]?.kind ?? kind) !== "call" || stages[stage]?.role === "consumer");
  const asked = rounds.flatMap((round) => round.events.filter(isAsked));
  const last = asked.at(-1);
  if (last === undefined) return "No value was asked for.";
  const count = (rounds.at(-1) as Round).number;
  return escape(`${counted(count, "round")}, ${wayOf(trace, asked, last)}.`);
}

function wayOf(
  { stages, events, truncated }: TraceRecord,
  asked: readonly TraceEvent[],
  last: TraceEvent,
): string {
  if (truncated !== undefined) return "stopped before its end";
  const question = events[last.of ?? -1] ?? last;
  // After an error there is nothing but closings.
  const thrown = asked.filter(({ kind }) => kind === "throw").at(-1);
  if (thrown !== undefined) return `ended by an error: ${thrown.value}`;
  if (question.kind === "return") return `closed by ${stages[question.by ?? -1]?.name ?? "the program"}`;
  if (last.kind === "done") return "read to its end";
  return last.kind === "yield" ? "left open, neither read to its end nor closed" : "not ended";
}
