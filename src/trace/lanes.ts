import { BOLD, DIM, lineOf, type Piece } from "../core/drawing/colors.js";
import { narrowed, sum } from "../core/drawing/grid.js";
import { type Drawing, drawing, type DrawingOptions } from "../core/drawing/options.js";
import { pageOf } from "../core/drawing/page.js";
import { folded, type Pipeline, placesOf, titleOf } from "../core/drawing/pipelines.js";
import { counted, cut, escape, width as widthOf } from "../core/drawing/text.js";
import { UNUSED, unusedOf } from "../core/drawing/unused.js";
import type { TraceEvent, TraceRecord } from "../core/watching/trace.js";

const LINES = "┊ not begun   ┃ at work   │ suspended   ┻ over";
const ARROWS = "◀── asks   ──▶ yields";
const WAITS = "wait  for a promise   = … of 6  the result of the call in line 6";

/** Beside a life line there is at least so much room. */
const LEAST = 3;

/** The position of the lane of a stage. What no stage asks, the program does, whose lane is the last one. */
type LaneOf = (stage: number | undefined) => number;

/**
 * A trace as lanes: a line for each event, and a life line for each stage. Questions go to the left, and values to the right.
 *
 * ```text
 *    Array    map             your code
 * 2  ┊        ┃◀──────────────┃
 * 3  ┃◀───────┃               ┃
 * 4  ┃── 1 ──▶┃               ┃
 * 5  │        ┃ double(1, 0)  ┃
 * 6  │        ┃ = 2           ┃
 * 7  │        ┃── 2 ─────────▶┃
 * ```
 *
 * A life line shows whether its stage has not begun, is at work, is suspended or is over; what that looks like stands below.
 * The numbers are the positions of the events. Where something is waited for, they are followed by the time since the start.
 *
 * @param trace - What `trace` or `traceAsync` returned, or the same read from JSON.
 * @param options - `width`, `color` and `rounds`; see {@link DrawingOptions}. A round is shown as a whole, or not at all.
 * @returns The lines, one picture for each pipeline.
 * @throws TypeError if the trace is not one, or an option has a wrong type or an unknown name.
 * @throws RangeError if `width` or `rounds` is out of range.
 * @example
 * ```ts
 * import { map } from "lazuli";
 * import { lanes, trace } from "lazuli/trace";
 *
 * const t = trace(() => map([1], function double(n) { return n * 2; }).next());
 * const lines = lanes(t, { color: false }).split("\n");
 * console.log(lines[5]); // => "4  ┃── 1 ──▶┃               ┃"
 * ```
 * @see {@link table} for a line for each value, {@link tree} for what happens inside of what.
 * @category Tracing
 */
export function lanes(trace: TraceRecord, options: DrawingOptions = {}): string {
  const how = drawing("lanes", trace, options);
  const unused = unusedOf(trace);
  const legend = [LINES, unused.size > 0 ? `${ARROWS}   ${UNUSED}` : ARROWS];
  if (trace.events.some(({ kind }) => kind === "wait")) legend.push(WAITS);
  return pageOf(trace, how, legend, (pipeline) => drawLanes(trace, pipeline, unused, how));
}

function drawLanes(
  trace: TraceRecord,
  pipeline: Pipeline,
  unused: ReadonlySet<TraceEvent>,
  { width, color, rounds: most }: Drawing,
): string {
  const { columns, rounds, events } = pipeline;
  const places = placesOf(columns);
  const laneOf: LaneOf = (stage = -1) => places.get(stage) ?? columns.length;
  const waits = new Set(events.map(({ kind, of }) => (kind === "wait" ? of : undefined)));
  const steps = events.map((event) => stepOf(event, trace, laneOf, unused, waits));
  const titles = columns.map(titleOf);
  if (steps.some(({ from, to }) => Math.max(from, to) === columns.length)) titles.push("your code");

  const shown = new Set(folded(rounds, most));
  const hidden = new Set(rounds.filter((round) => !shown.has(round)).flatMap((round) => round.events));
  const [firstHidden] = hidden;
  const labelOf = labelling(steps);
  const margin = labelOf(undefined);

  const rooms = titles.map((title) => Math.max(widthOf(title) + 1, LEAST));
  for (const { from, to, text, event } of steps) {
    if (hidden.has(event) || Math.abs(from - to) > 1) continue;
    const lane = Math.min(from, to);
    rooms[lane] = Math.max(rooms[lane] as number, widthOf(text) + (from === to ? 3 : 7));
  }
  const free = width - margin.length - rooms.length;
  const narrow = narrowed(rooms, Math.max(free, rooms.length * LEAST));
  const print = (pieces: readonly Piece[]): string => lineOf(pieces, width, color);

  const lines = [
    print([
      [margin],
      ...titles.map((title, lane): Piece => {
        const room = narrow[lane] as number;
        return [filled(cut(title, room), room + 1), BOLD];
      }),
    ]),
  ];
  // Those that begin beyond the edge cannot be seen.
  let seen = 0;
  for (let x = margin.length; x < width && seen < narrow.length; seen++) x += (narrow[seen] as number) + 1;
  const signsAt = livesOf(trace, pipeline, laneOf, seen);
  for (const step of steps) {
    const signs = signsAt(step.event);
    // The lane of your code, or one beyond the edge, where the line is cut.
    if (titles.length > signs.length) signs.push("┃");
    if (!hidden.has(step.event))
      lines.push(print([[labelOf(step.event), DIM], ...row(step, signs, narrow, width)]));
    else if (step.event === firstHidden)
      lines.push(
        print([[`${margin}… ${counted(rounds.length - most, "round")}, ${counted(hidden.size, "event")} …`]]),
      );
  }
  return lines.join("\n");
}

/** What stands before the line of an event: its position, and where something is waited for, its time. */
function labelling(steps: readonly Step[]): (event: TraceEvent | undefined) => string {
  const last = steps.at(-1)?.event;
  const digits = `${last?.n}`.length;
  const timeOf = ({ t }: TraceEvent): string => `${t.toFixed(1)} ms`;
  const hasTimes = steps.some(({ event: { kind } }) => kind === "wait");
  const longest = last !== undefined && hasTimes ? timeOf(last).length + 2 : 0;
  return (event) => {
    const time = event === undefined || !hasTimes ? "" : timeOf(event);
    return `${`${event?.n ?? ""}`.padStart(digits)}${time.padStart(longest)}  `;
  };
}

/** What an event is in the picture: an arrow from one lane to another one, or something in a lane. */
interface Step {
  readonly event: TraceEvent;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function stepOf(
  event: TraceEvent,
  { events }: TraceRecord,
  laneOf: LaneOf,
  unused: ReadonlySet<TraceEvent>,
  waits: ReadonlySet<number | undefined>,
): Step {
  const { kind, stage, of, fn = "" } = event;
  const lane = laneOf(stage);
  const question = of === undefined ? event : events[of];
  const other = laneOf(question?.by);
  const value = escape(event.value ?? "·");
  const inLane = (text: string): Step => ({ event, from: lane, to: lane, text });
  const answer = (text: string): Step => ({ event, from: lane, to: other, text });
  // Other calls may have been made since.
  const call = of !== undefined && waits.has(of) ? ` of ${of}` : "";
  switch (kind) {
    case "pull":
      return { event, from: other, to: lane, text: "" };
    case "return":
      return { event, from: other, to: lane, text: "stop" };
    case "yield":
      return answer(unused.has(event) ? `(${value})` : value);
    case "done":
      return answer("end");
    case "closed":
      return answer("stopped");
    case "throw":
      return (question?.kind === "call" ? inLane : answer)(`throw ${value}`);
    case "call":
      return inLane(`${escape(fn)}(${value})`);
    case "result":
      return inLane(`= ${value}${call}`);
    default:
      return inLane(kind);
  }
}

/** Says, for one event after the other, which sign each of the first lanes has beside it. */
function livesOf(
  { stages, events: all }: TraceRecord,
  { columns, events }: Pipeline,
  laneOf: LaneOf,
  most: number,
): (event: TraceEvent) => string[] {
  /** By lane: how many questions are open, which stages have begun and are not over, and whether one has begun. */
  const lives = columns.map(() => ({ open: 0, alive: new Set<number>(), hasBegun: false }));
  const lifeOf = (id: number): (typeof lives)[number] => lives[laneOf(id)] as (typeof lives)[number];
  const begin = (id: number): void => {
    const life = lifeOf(id);
    life.open++;
    life.alive.add(id);
    life.hasBegun = true;
  };
  const consumersOf = (event: TraceEvent): number[] => {
    const { stage, by = stage } = all[event.of ?? -1] ?? event;
    return [...new Set([stage, by])].filter(
      (id) => stages[id]?.role === "consumer" && laneOf(id) < columns.length,
    );
  };
  /** By consumer: its last event, since nothing else says when it is over; none if it waits for an answer. */
  const lastOf = new Map<number, number>();
  const answered = new Set(
    events.flatMap(({ kind, of }) => (of === undefined || kind === "wait" ? [] : [of])),
  );
  for (const event of events) {
    const isOpen = event.of === undefined && !answered.has(event.n) && event.kind !== "build";
    for (const id of consumersOf(event))
      lastOf.set(id, isOpen ? Infinity : Math.max(event.n, lastOf.get(id) ?? 0));
  }

  return (event) => {
    const { n, kind, stage, of } = event;
    const consumers = consumersOf(event);
    const own = lifeOf(stage);
    for (const id of consumers) if (!lifeOf(id).alive.has(id)) begin(id);
    if (kind === "pull" || kind === "return" || kind === "call") begin(stage);
    else if (of === undefined && own.alive.size === 0) own.hasBegun = false;
    const isOver =
      kind === "done" || kind === "closed" || (kind === "throw" && all[of as number]?.kind !== "call");
    const signs = lives.slice(0, most).map((life) => {
      if (life === own && isOver && life.alive.size === 1) return "┻";
      if (life.open > 0) return "┃";
      return life.hasBegun ? (life.alive.size > 0 ? "│" : " ") : "┊";
    });
    if (of !== undefined && kind !== "wait") own.open--;
    if (isOver) {
      own.alive.delete(stage);
      // What it has asked for before it was closed has no answer.
      if (own.alive.size === 0) own.open = 0;
    }
    for (const id of consumers) {
      if (lastOf.get(id) !== n) continue;
      lifeOf(id).open--;
      lifeOf(id).alive.delete(id);
    }
    return signs;
  };
}

/** The sign of each lane, and what is beside it. */
function row(
  { from, to, text }: Step,
  signs: readonly string[],
  rooms: readonly number[],
  width: number,
): Piece[] {
  const first = Math.min(from, to);
  // An arrow over more lanes ends beyond the edge.
  const last = Math.min(Math.max(from, to), first + width);
  const pieces: Piece[] = [];
  signs.forEach((sign, lane) => {
    const room = rooms[lane] as number;
    // An arrow runs over the lanes that it passes.
    if (lane > first && lane < last) return;
    pieces.push([sign]);
    if (lane !== first) pieces.push([" ".repeat(room)]);
    else if (from === to) {
      const fitting = cut(text, room - 2);
      pieces.push([" "], [fitting], [" ".repeat(room - 1 - widthOf(fitting))]);
    } else pieces.push(...arrow(text, sum(rooms.slice(first, last)) + last - first - 1, to < from));
  });
  return pieces;
}

function arrow(text: string, length: number, isLeft: boolean): Piece[] {
  const isTight = widthOf(text) > length - 6;
  const label = cut(text, length - (isTight ? 3 : 6));
  const line: Piece[] = label === "" ? [] : [[isTight ? " " : "── "], [label], [" "]];
  const dashes = "─".repeat(length - 1 - sum(line.map(([part]) => widthOf(part))));
  return isLeft ? [["◀"], ...line, [dashes]] : [...line, [`${dashes}▶`]];
}

/** A text in exactly so many columns. */
function filled(text: string, columns: number): string {
  return text + " ".repeat(columns - widthOf(text));
}
