import { BOLD, DIM, lineOf, type Piece } from "../core/drawing/colors.js";
import { largest } from "../core/drawing/grid.js";
import { type Drawing, drawing, type DrawingOptions } from "../core/drawing/options.js";
import { nested } from "../core/drawing/nested.js";
import { pageOf } from "../core/drawing/page.js";
import { builtAt } from "../core/drawing/builtAt.js";
import { folded, type Pipeline, placesOf, titleOf } from "../core/drawing/pipelines.js";
import { escape, width as widthOf } from "../core/drawing/text.js";
import { UNUSED, unusedOf } from "../core/drawing/unused.js";
import type { TraceEvent, TraceRecord, TraceStage } from "../core/watching/trace.js";

/**
 * A trace as a tree: each question with its answer, and below it, indented, what happened before it was answered.
 *
 * ```text
 * 1  find asks map → 2
 *    │ asks Array → 1
 *    │ calls double(1, 0) → 2
 *    find calls isBig(2, 0) → false
 * ```
 *
 * Above it stand the stages, with what they read and where they were built.
 *
 * @param trace - What `trace` or `traceAsync` returned, or the same read from JSON.
 * @param options - `width`, `color` and `rounds`; see {@link DrawingOptions}. A round is shown as a whole, or not at all.
 * @returns The lines, one tree for each pipeline.
 * @throws TypeError if the trace is not one, or an option has a wrong type or an unknown name.
 * @throws RangeError if `width` or `rounds` is out of range.
 * @example
 * ```ts
 * import { take, toArray } from "lazuli";
 * import { trace, tree } from "lazuli/trace";
 *
 * const t = trace(() => toArray(take([1, 2], 1)));
 * const lines = tree(t, { color: false }).split("\n");
 * console.log(lines.slice(-4)); // => ["1  toArray asks take(1) → 1", "   │ asks Array → 1", "2  toArray asks take(1) → end", "   │ stops Array"]
 * ```
 * @see {@link lanes} for one event after the other, {@link summary} for how much of it there was.
 * @category Tracing
 */
export function tree(trace: TraceRecord, options: DrawingOptions = {}): string {
  const how = drawing("tree", trace, options);
  const unused = unusedOf(trace);
  const phrases = new Phrases(trace, unused);
  return pageOf(trace, how, unused.size > 0 ? [UNUSED] : [], (pipeline) =>
    [...stageLines(pipeline, phrases), [], ...roundLines(pipeline, phrases, how)]
      .map((pieces) => lineOf(pieces, how.width, how.color))
      .join("\n"),
  );
}

/** How many columns are kept for text where questions are deeply nested. */
const TEXT = 36;

/** A line for each stage: what it reads, and where it is built. */
function stageLines({ columns }: Pipeline, { names }: Phrases): Piece[][] {
  const titles = columns.map((column) => {
    const [{ id }] = column as [TraceStage];
    return column.length > 1 ? titleOf(column) : (names[id] as string);
  });
  const places = placesOf(columns);
  const longest = largest(titles.map(widthOf));
  return columns.map((column, index) => {
    const title = titles[index] as string;
    const read = new Set(
      column.flatMap(({ parents }) => parents.map((id) => titles[places.get(id) as number])),
    );
    const place = builtAt(column);
    const pieces: Piece[] = [[title, BOLD], [" ".repeat(longest - widthOf(title))]];
    if (read.size > 0) pieces.push([`  reads ${[...read].join(", ")}`]);
    if (place !== "") pieces.push([`  ${place}`, DIM]);
    return pieces;
  });
}

function roundLines({ rounds }: Pipeline, phrases: Phrases, { width, rounds: most }: Drawing): Piece[][] {
  const margin = `${rounds.length}`.length + 2;
  const lines: Piece[][] = [];
  const deepest = Math.max(Math.floor((width - margin - TEXT) / 2), 1);
  for (const round of folded(rounds, most)) {
    if (typeof round === "number") {
      lines.push([[`${" ".repeat(margin)}… ${round} rounds …`]]);
      continue;
    }
    let label = round.number > 0 ? `${round.number}` : "";
    for (const { event, depth } of nested(round.events)) {
      const guides = depth > deepest ? `${"│ ".repeat(deepest)}…${depth - deepest} ` : "│ ".repeat(depth);
      lines.push([[`${label.padStart(margin - 2)}  ${guides}`, DIM], ...phrases.of(event, depth > 0)]);
      label = "";
    }
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

  of(event: TraceEvent, isInside: boolean): Piece[] {
    const { n, t, kind, stage, by, fn = "", value = "" } = event;
    const name = this.names[stage] as string;
    if (kind === "build" || kind === "open") return [[`${kind}s ${name}`, DIM]];
    const asker = kind === "call" ? stage : by;
    const what =
      kind === "pull"
        ? `asks ${name}`
        : kind === "return"
          ? `stops ${name}`
          : `calls ${escape(fn)}(${escape(value)})`;
    // Who asks stands in the line above, if that is about it.
    const isKnown = isInside && this.trace.events[event.in as number]?.stage === asker;
    const pieces: Piece[] = [[isKnown ? what : `${this.names[asker ?? -1] ?? "program"} ${what}`]];
    const answer = this.answers[n];
    if (answer?.kind !== "closed") pieces.push([" → ", DIM], [this.answer(answer)]);
    if (this.waits.has(n) && answer !== undefined) pieces.push([`  ${(answer.t - t).toFixed(1)} ms`, DIM]);
    return pieces;
  }

  private answer(answer: TraceEvent | undefined): string {
    if (answer === undefined) return "…";
    const value = escape(answer.value ?? "·");
    if (answer.kind === "done") return "end";
    if (answer.kind === "throw") return `throw ${value}`;
    return this.unused.has(answer) ? `(${value})` : value;
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
