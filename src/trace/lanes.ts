import { BOLD, DIM, GREEN, type Mark, narrowed, printed, RED, sum, YELLOW } from "../core/drawing/marks.js";
import { type Drawing, drawing, type DrawingOptions } from "../core/drawing/options.js";
import { pageOf } from "../core/drawing/page.js";
import { folded, type Pipeline, placesOf, titleOf } from "../core/drawing/pipelines.js";
import { cut, escape, width as widthOf } from "../core/drawing/text.js";
import { UNUSED, unusedOf } from "../core/drawing/unused.js";
import type { TraceEvent, TraceEventKind, TraceRecord } from "../core/types/trace.js";

const LINES = "┊ not begun   ┃ at work   │ suspended   ┻ over";
const ARROWS = "◀── asks   ──▶ yields";

/** Beside a life line there is at least so much room. */
const LEAST = 3;

export function lanes(trace: TraceRecord, options: DrawingOptions = {}): string {
  const how = drawing("lanes", trace, options);
  const unused = unusedOf(trace);
  const legend = [LINES, unused.size > 0 ? `${ARROWS}   ${UNUSED}` : ARROWS];
  return pageOf(trace, how, legend, (pipeline) => drawLanes(trace, pipeline, unused, how));
}

function drawLanes(
  trace: TraceRecord,
  { columns, rounds }: Pipeline,
  unused: ReadonlySet<TraceEvent>,
  { width, color, rounds: most }: Drawing,
): string {
  const places = placesOf(columns);
  // What no stage asks, the program does. Its lane is the last one.
  const laneOf = (id: number = -1): number => places.get(id) ?? columns.length;
  const steps = trace.events
    .filter(({ stage }) => places.has(stage))
    .map((event) => stepOf(event, trace, laneOf, unused));
  const titles = columns.map(titleOf);
  if (steps.some(({ from, to }) => Math.max(from, to) === columns.length)) titles.push("program");

  const shown = folded(rounds, most);
  const hidden = new Set(rounds.filter((round) => !shown.includes(round)).flatMap((round) => round.events));
  const [firstHidden] = hidden;
  const margin = `${trace.events.length}`.length + 2;

  const rooms = titles.map((title) => Math.max(widthOf(title) + 1, LEAST));
  for (const { from, to, text, event } of steps) {
    if (hidden.has(event) || Math.abs(from - to) > 1) continue;
    const lane = Math.min(from, to);
    rooms[lane] = Math.max(rooms[lane] as number, widthOf(text) + (from === to ? 3 : 7));
  }
  const room = Math.max(width - margin - rooms.length, rooms.length * LEAST);
  const fitting = narrowed(rooms, room);
  const print = (label: string, marks: readonly Mark[]): string =>
    printed([{ text: `${label.padStart(margin - 2)}  `, color: DIM }, ...marks], width, color);

  const lines = [
    print(
      "",
      titles.map((title, lane) => ({
        text: fill(cut(title, fitting[lane] as number), (fitting[lane] as number) + 1),
        color: BOLD,
      })),
    ),
  ];
  const signsAt = livesOf(trace, laneOf, columns.length);
  for (const step of steps) {
    const signs = signsAt(step.event);
    if (titles.length > columns.length) signs.push("┃");
    if (!hidden.has(step.event)) lines.push(print(`${step.event.n}`, row(step, signs, fitting)));
    else if (step.event === firstHidden)
      lines.push(print("", [{ text: `… ${rounds.length - most} rounds, ${hidden.size} events …` }]));
  }
  return lines.join("\n");
}

/** What an event is in the picture: an arrow from one lane to another one, or something in a lane. */
interface Step extends Mark {
  readonly event: TraceEvent;
  readonly from: number;
  readonly to: number;
}

function stepOf(
  event: TraceEvent,
  { events }: TraceRecord,
  laneOf: (id?: number) => number,
  unused: ReadonlySet<TraceEvent>,
): Step {
  const { kind, stage, of, fn = "" } = event;
  const lane = laneOf(stage);
  const question = of === undefined ? event : events[of];
  const other = laneOf(question?.by);
  const value = escape(event.value ?? "·");
  const inLane = (text: string, color?: number): Step => ({ event, from: lane, to: lane, text, color });
  const answer = (text: string, color?: number): Step => ({ event, from: lane, to: other, text, color });
  switch (kind) {
    case "pull":
      return { event, from: other, to: lane, text: "" };
    case "return":
      return { event, from: other, to: lane, text: "stop", color: YELLOW };
    case "yield":
      return unused.has(event) ? answer(`(${value})`, DIM) : answer(value);
    case "done":
      return answer("end", YELLOW);
    case "closed":
      return answer("stopped", YELLOW);
    case "throw":
      return (question?.kind === "call" ? inLane : answer)(`throw ${value}`, RED);
    case "call":
      return inLane(`${escape(fn)}(${value})`);
    case "result":
      return inLane(`= ${value}`, value === "true" ? GREEN : value === "false" ? RED : undefined);
    default:
      return inLane(kind, DIM);
  }
}

/** Says, for one event after the other, which sign each lane has beside it. */
function livesOf(
  { stages, events }: TraceRecord,
  laneOf: (id?: number) => number,
  count: number,
): (event: TraceEvent) => string[] {
  /** By lane: how many questions are open, which stages have begun and are not over, and whether any has begun. */
  const lives = Array.from({ length: count }, () => ({ open: 0, alive: new Set<number>(), hasBegun: false }));
  const lifeOf = (id: number): (typeof lives)[number] => lives[laneOf(id)] as (typeof lives)[number];
  const begin = (id: number): void => {
    const life = lifeOf(id);
    life.open++;
    life.alive.add(id);
    life.hasBegun = true;
  };
  /** By consumer: its last event, since nothing else says when it is over. */
  const lastOf = new Map<number, number>();
  const consumersOf = (event: TraceEvent): number[] => {
    const { stage, by = stage } = event.of === undefined ? event : (events[event.of] ?? event);
    return [...new Set([stage, by])].filter((id) => stages[id]?.role === "consumer");
  };
  for (const event of events) for (const id of consumersOf(event)) lastOf.set(id, event.n);

  return (event) => {
    const { n, kind, stage, of } = event;
    const consumers = consumersOf(event);
    for (const id of consumers) if (!lifeOf(id).alive.has(id)) begin(id);
    const own = lifeOf(stage);
    if (QUESTIONS.includes(kind)) begin(stage);
    else if (of === undefined && own.alive.size === 0) own.hasBegun = false;
    const isOver =
      kind === "done" || kind === "closed" || (kind === "throw" && events[of ?? -1]?.kind !== "call");
    const signs = lives.map((life) => {
      if (life === own && isOver && life.alive.size === 1) return "┻";
      if (life.open > 0) return "┃";
      return life.hasBegun ? (life.alive.size > 0 ? "│" : " ") : "┊";
    });
    if (of !== undefined && kind !== "wait") own.open--;
    if (isOver) own.alive.delete(stage);
    for (const id of consumers) {
      if (lastOf.get(id) !== n) continue;
      lifeOf(id).open--;
      lifeOf(id).alive.delete(id);
    }
    return signs;
  };
}

const QUESTIONS: readonly TraceEventKind[] = ["pull", "return", "call"];

/** The marks of a row: the sign of each lane, and what is beside it. */
function row({ from, to, text, color }: Step, signs: readonly string[], rooms: readonly number[]): Mark[] {
  const first = Math.min(from, to);
  const last = Math.max(from, to);
  const marks: Mark[] = [];
  signs.forEach((sign, lane) => {
    const room = rooms[lane] as number;
    // An arrow runs over the lanes that it passes.
    if (lane > first && lane < last) return;
    marks.push({ text: sign });
    if (lane !== first) marks.push({ text: " ".repeat(room) });
    else if (from === to) marks.push({ text: fill(` ${cut(text, room - 2)}`, room), color });
    else
      marks.push({ text: arrow(text, sum(rooms.slice(first, last)) + last - first - 1, to < from), color });
  });
  return marks;
}

function arrow(text: string, length: number, isLeft: boolean): string {
  const isTight = widthOf(text) > length - 6;
  const label = cut(text, length - (isTight ? 3 : 6));
  const line = label === "" ? "" : `${isTight ? "" : "──"} ${label} `;
  const dashes = "─".repeat(length - 1 - widthOf(line));
  return isLeft ? `◀${line}${dashes}` : `${line}${dashes}▶`;
}

/** A text in exactly so many columns. */
function fill(text: string, columns: number): string {
  const fitting = cut(text, columns);
  return fitting + " ".repeat(columns - widthOf(fitting));
}
