import type { TraceRecord } from "../types/trace.js";
import { Canvas } from "./canvas.js";
import { gapOf, layoutOf, MARGIN, type Place, widthOf } from "./layout.js";
import { type Change, lifeLinesOf, PROGRAM, type State } from "./lifeLines.js";
import { type RowKind, sequenceOf } from "./sequence.js";

const ROW = 24;
/** Half of a bar. */
const BAR = 5;
/** Half of the height of a box. */
const BOX = 12;

/** What is in the `<svg>`, and how large it is. */
export interface SequenceDrawing {
  readonly markup: string;
  /** What is written above the life lines. */
  readonly names: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** What the legend says. */
const LEGEND: readonly (readonly [RowKind | State, meaning: string])[] = [
  ["idle", "not begun"],
  ["work", "at work"],
  ["wait", "waits for a promise"],
  ["rest", "suspended"],
  ["over", "over"],
  ["next", "asks for a value"],
  ["value", "yields it"],
  ["unused", "(yields in vain)"],
  ["end", "has no more"],
  ["call", "calls a function"],
  ["close", "asks to close"],
  ["closed", "has closed"],
  ["error", "throws"],
];

/** Draws the life lines, what goes between them, and a legend. `prefix` goes before each class. */
export function drawSequence(trace: TraceRecord, rounds: number, prefix: string, heading: string): SequenceDrawing {
  const { rows, rowOf } = sequenceOf(trace, rounds);
  const lives = lifeLinesOf(trace);
  const isAsync = trace.events.some(({ kind }) => kind === "wait");
  const numbers = MARGIN + 7 * String(rows.at(-1)?.number ?? 0).length;
  const left = numbers + (isAsync ? 60 : 0) + MARGIN;
  const { places, placeOf, width } = layoutOf(trace, rows, lives.has(PROGRAM), left);
  const canvas = new Canvas(prefix);

  const top = MARGIN + BOX + (heading === "" ? 0 : 28);
  const yOf = (row: number): number => (row < 0 ? top + BOX : top + BOX + 6 + (row + 1) * ROW);
  const bottom = yOf(rows.length);
  if (heading !== "") canvas.text("title", MARGIN, MARGIN + 14, heading);

  /** The life line of a stage, from where it is built. */
  const live = (id: number, birth: number): void => {
    const { x } = places[placeOf(id)] as Place;
    let state: State = "idle";
    let from = yOf(birth);
    const changes: readonly Change[] = lives.get(id) ?? [];
    changes.forEach(({ n, state: next }, index) => {
      const y = yOf(rowOf[n] as number);
      // Of what happens in one row, only the last is seen.
      const following = changes[index + 1];
      if (state === next || (following && rowOf[following.n] === rowOf[n])) return;
      drawLife(canvas, x, from, y, state);
      [from, state] = [y, next];
    });
    drawLife(canvas, x, from, bottom, state);
  };
  const births = new Map<number, number>();
  for (const { n, kind, stage } of trace.events) if (kind === "build" || kind === "open") births.set(stage, rowOf[n] as number);
  for (const { id } of trace.stages) live(id, births.get(id) ?? -1);
  if (lives.has(PROGRAM)) live(PROGRAM, -1);
  for (const { x, name } of places) drawName(canvas, x, top, name);

  let shownTime = "";
  rows.forEach(({ kind, label, stage, asker, t, number }, row) => {
    const y = yOf(row);
    if (kind === "fold") {
      const end = width - MARGIN;
      canvas.path("fold", `M${left - MARGIN} ${y - 12}H${end}V${y + 6}H${left - MARGIN}`);
      canvas.text("note", (left + end) / 2, y + 1, label);
      return;
    }
    canvas.text("number", numbers, y + 1, String(number));
    const time = `${Math.round(t)} ms`;
    if (isAsync && time !== shownTime) canvas.text("number", left - MARGIN, y + 1, (shownTime = time));
    const { x } = places[placeOf(stage)] as Place;
    const { x: other } = places[placeOf(asker)] as Place;
    if (kind === "birth") drawName(canvas, x, y - 3, label);
    else if (x === other) {
      drawCall(canvas, kind, x + BAR, y - 3);
      canvas.text(`beside ${kind}`, x + BAR + 16, y + 1, label);
    } else {
      const edge = x < other ? BAR + 1 : -BAR - 1;
      const ends = [other - edge, x + edge] as const;
      const [from, to] = kind === "next" || kind === "close" ? ends : [ends[1], ends[0]];
      drawArrow(canvas, kind, from, to, y);
      const gap = gapOf(placeOf(stage), placeOf(asker));
      canvas.text(kind, ((places[gap] as Place).x + (places[gap + 1] as Place).x) / 2, y - 7, label);
    }
  });
  const height = drawLegend(canvas, bottom + ROW, width);
  return { markup: canvas.markup, names: places.map(({ name }) => name), width, height };
}

function drawName(canvas: Canvas, x: number, y: number, name: string): void {
  const half = Math.round(widthOf(name) / 2);
  canvas.path("box", `M${x - half} ${y - BOX}h${2 * half}v${2 * BOX}h${-2 * half}z`);
  canvas.text("name", x, y + 4, name);
}

function drawLife(canvas: Canvas, x: number, from: number, to: number, state: State): void {
  if (state === "idle") canvas.path(state, `M${x} ${from + 3}V${to}`);
  else if (state === "over") canvas.path(state, `M${x - BAR} ${from}v6m${-BAR} 0h${4 * BAR}m${-BAR} 0v-6`);
  else canvas.path(state, `M${x - BAR} ${from}h${2 * BAR}V${to}h${-2 * BAR}z`);
}

function drawCall(canvas: Canvas, kind: RowKind, x: number, y: number): void {
  canvas.path(kind === "error" ? "call error" : kind, `M${x} ${y - 4}h10v8h-9m4-4l-4 4l4 4`);
}

function drawArrow(canvas: Canvas, kind: RowKind, from: number, to: number, y: number): void {
  const s = Math.sign(to - from);
  const line = `M${from} ${y}H${to}`;
  if (kind === "close" || kind === "closed") {
    const end = to - 4 * s;
    canvas.path(kind, `M${from} ${y - 2}H${end}M${from} ${y + 2}H${end}m${-4 * s}-8l${8 * s} 6l${-8 * s} 6`);
  } else if (kind === "next" || kind === "end") canvas.path(kind, `${line}m${-7 * s}-5l${7 * s} 5l${-7 * s} 5`);
  else canvas.path(kind, `${line}M${to} ${y}l${-8 * s}-4v8z`);
}

/** Explains what has been drawn, and returns the height of the whole. */
function drawLegend(canvas: Canvas, top: number, width: number): number {
  let [x, y] = [MARGIN, top];
  for (const [kind, meaning] of LEGEND) {
    if (!canvas.kinds.has(kind)) continue;
    const length = widthOf(meaning) + 44;
    if (x + length > width) [x, y] = [MARGIN, y + ROW];
    if (kind === "call") drawCall(canvas, kind, x + 10, y);
    else if (kind === "idle" || kind === "work" || kind === "wait" || kind === "rest") drawLife(canvas, x + 16, y - 8, y + 8, kind);
    else if (kind === "over") drawLife(canvas, x + 16, y, y, kind);
    else if (kind === "next" || kind === "close") drawArrow(canvas, kind, x + 30, x, y);
    else drawArrow(canvas, kind, x, x + 30, y);
    canvas.text("key", x + 36, y + 4, meaning);
    x += length;
  }
  return y + ROW;
}
