import type { TraceRecord } from "../types/trace.js";
import { Canvas } from "./canvas.js";
import { layoutOf, MARGIN, widthOf } from "./layout.js";
import { lifeLinesOf, PROGRAM, type State } from "./lifeLines.js";
import { type RowKind, sequenceOf } from "./rows.js";
import { arrowShape, BAR, BOX, boxShape, callShape, lifeShape } from "./shapes.js";

const ROW = 24;

/** What the legend says, of what is in the picture. */
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

/** What is in the `<svg>`, and how large it is. */
export interface SequenceDrawing {
  readonly markup: string;
  /** What is written above the life lines. */
  readonly names: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** Draws the life lines, what goes between them, and a legend. `prefix` goes before each class. */
export function drawSequence(
  trace: TraceRecord,
  rounds: number,
  prefix: string,
  title: string,
): SequenceDrawing {
  const { stages, events } = trace;
  const { rows, rowOf } = sequenceOf(trace, rounds);
  const lives = lifeLinesOf(trace);
  const isAsync = events.some(({ kind }) => kind === "wait");
  const numbers = MARGIN + 7 * `${events.length}`.length;
  const left = isAsync ? numbers + 60 : numbers;
  const { names, xs, placeOf, width } = layoutOf(trace, rows, lives.has(PROGRAM), left + MARGIN);
  const canvas = new Canvas(prefix);

  const top = title === "" ? MARGIN : MARGIN + 28;
  const yOf = (row: number): number => top + 2 * BOX + (row < 0 ? 0 : ROW * row + ROW + 6);
  const bottom = yOf(rows.length);
  canvas.text("title", MARGIN, MARGIN + 14, title);

  const births = new Map<number, number>();
  for (const { n, kind, stage } of events) {
    if (kind === "build" || kind === "open") births.set(stage, rowOf[n] as number);
  }
  const drawLife = (id: number): void => {
    const x = xs[placeOf(id)] as number;
    // Of what happens in one row, only the last can be seen.
    const changes = (lives.get(id)?.changes ?? []).filter(
      ({ n }, index, all) => rowOf[n] !== rowOf[all[index + 1]?.n ?? -1],
    );
    let state: State = "idle";
    let y = yOf(births.get(id) ?? -1);
    for (const { n, state: next } of changes) {
      const end = yOf(rowOf[n] as number) + (next === "over" ? BAR : 0);
      canvas.path(state, lifeShape(state, x, y, end));
      [state, y] = [next, end];
    }
    canvas.path(state, lifeShape(state, x, y, bottom));
  };
  for (const { id } of stages) drawLife(id);
  if (lives.has(PROGRAM)) drawLife(PROGRAM);

  const drawBox = (kind: string, x: number, y: number, text: string, half = widthOf(text) / 2): void => {
    canvas.path("box", boxShape(x, y, half));
    canvas.text(kind, x, y + 4, text);
  };
  names.forEach((name, place) => {
    drawBox("name", xs[place] as number, top + BOX, name);
  });

  let time = "";
  rows.forEach(({ kind, label, stage, asker, event }, row) => {
    const y = yOf(row);
    if (event === undefined) {
      drawBox(kind, (left + width) / 2, y - 7, label, (width - left) / 2 - MARGIN);
      return;
    }
    canvas.text("number", numbers, y + 2, `${event.n}`);
    const now = `${Math.round(event.t)} ms`;
    if (isAsync && now !== time) canvas.text("number", left, y + 2, now);
    time = now;

    const place = placeOf(stage);
    const other = placeOf(asker);
    const x = xs[place] as number;
    if (kind === "birth") drawBox("name", x, y - 4, label);
    else if (place === other) {
      canvas.path("call", callShape(x + BAR, y + 2));
      canvas.text(`beside ${kind}`, x + BAR + 16, y + 2, label);
    } else {
      const edge = place < other ? BAR + 1 : -BAR - 1;
      const ends = [x + edge, (xs[other] as number) - edge] as const;
      const [from, to] = isQuestion(kind) ? [ends[1], ends[0]] : ends;
      canvas.path(kind, arrowShape(kind, from, to, y));
      // Beside the stage, also where the arrow passes others.
      const beside = xs[place < other ? place + 1 : place - 1] as number;
      canvas.text(kind, (x + beside) / 2, y - 7, label);
    }
  });

  let [x, y] = [MARGIN, bottom + ROW];
  for (const [kind, meaning] of LEGEND) {
    if (!canvas.kinds.has(kind)) continue;
    const length = widthOf(meaning) + 36;
    if (x + length > width) [x, y] = [MARGIN, y + ROW];
    const [from, to] = isQuestion(kind) ? [x + 28, x] : [x, x + 28];
    if (kind === "call") canvas.path(kind, callShape(x + 9, y));
    else if (isState(kind))
      canvas.path(kind, lifeShape(kind, x + 14, kind === "over" ? y - 4 : y - 10, y + 2));
    else canvas.path(kind, arrowShape(kind, from, to, y - 4));
    canvas.text("key", x + 36, y, meaning);
    x += length;
  }
  return { markup: canvas.markup, names, width, height: y + ROW };
}

function isQuestion(kind: string): boolean {
  return kind === "next" || kind === "close";
}

function isState(kind: string): kind is State {
  return ["idle", "work", "wait", "rest", "over"].includes(kind);
}
