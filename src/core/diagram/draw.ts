import type { TraceRecord } from "../watching/trace.js";
import type { Excerpt } from "./excerpt.js";
import { Canvas } from "./canvas.js";
import { type Layout, layoutOf, MARGIN, widthOf } from "./layout.js";
import { lifeLinesOf, type State } from "./lifeLines.js";
import { type Row, type RowKind, rowsOf } from "./rows.js";
import { arrowShape, BAR, BOX, boxShape, callShape, lifeShape } from "./shapes.js";

const ROW = 24;
/** From the left end of a sample in the legend to what it means. */
const SAMPLE = 36;

/** What the legend says, of what is in the picture. */
const LEGEND: readonly (readonly [RowKind | State, meaning: string])[] = [
  ["idle", "not begun"],
  ["work", "at work"],
  ["wait", "waits for a promise"],
  ["rest", "suspended"],
  ["over", "over"],
  ["pull", "asks for a value"],
  ["yield", "yields it"],
  ["unused", "(came to nothing)"],
  ["done", "has no more"],
  ["call", "calls a function"],
  ["return", "closes"],
  ["closed", "is closed"],
  ["throw", "throws"],
];

/** What is in the `<svg>`, and how large it is. */
export interface Diagram {
  readonly markup: string;
  /** What is written above the life lines. */
  readonly names: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** Draws the life lines, what goes between them, and a legend. `prefix` goes before each class. */
export function draw(
  trace: TraceRecord,
  excerpt: Excerpt,
  rounds: number,
  prefix: string,
  title: string,
): Diagram {
  const { events } = trace;
  const { rows, rowOf } = rowsOf(trace, excerpt, rounds);
  const lives = lifeLinesOf(trace, excerpt.events);
  const isAsync = excerpt.events.some(({ kind }) => kind === "wait");
  const numbers = MARGIN + 7 * `${events.length}`.length;
  const left = isAsync ? numbers + 60 : numbers;
  const layout = layoutOf(excerpt, rows, lives, left, title);
  const { names, xs, placeOf, width } = layout;
  const top = title === "" ? MARGIN : MARGIN + 28;
  const yOf = (row = -1): number => top + 2 * BOX + (row < 0 ? 0 : ROW * row + ROW + 6);
  const bottom = yOf(rows.length);
  const canvas = new Canvas(prefix);
  canvas.text("title", MARGIN, MARGIN + 14, title);

  for (const [id, { birth, changes }] of lives) {
    const x = xs[placeOf(id)] as number;
    let y = yOf(rowOf[birth]);
    let state: State = "idle";
    changes.forEach(({ n, state: next }, index) => {
      // Of what happens in one row, only the last can be seen.
      if (next === state || rowOf[changes[index + 1]?.n ?? -1] === rowOf[n]) return;
      const end = yOf(rowOf[n]) + (next === "over" ? BAR : 0);
      canvas.path(state, lifeShape(state, x, y, end));
      [state, y] = [next, end];
    });
    canvas.path(state, lifeShape(state, x, y, bottom));
  }
  names.forEach((name, place) => {
    drawName(canvas, xs[place] as number, top + BOX, name);
  });

  let time = "";
  rows.forEach((row, index) => {
    const y = yOf(index);
    const { event, kind, label } = row;
    if (event === undefined) {
      const middle = (left + width) / 2;
      canvas.path("box", boxShape(middle, y - 5, middle - left - MARGIN, 8));
      canvas.text(kind, middle, y - 1, label);
      return;
    }
    canvas.text("number", numbers, y + 2, `${event.n}`);
    const now = `${Math.round(event.t)} ms`;
    if (isAsync && now !== time) canvas.text("number", left, y + 2, now);
    time = now;
    drawRow(canvas, row, y, layout);
  });
  const height = drawLegend(canvas, bottom + ROW, width);
  return { markup: canvas.markup, names, width, height };
}

/** An arrow between two life lines, or a mark at one of them, with its label. */
function drawRow(
  canvas: Canvas,
  { kind, label, stage, asker }: Row,
  y: number,
  { xs, placeOf }: Layout,
): void {
  const place = placeOf(stage);
  const other = placeOf(asker);
  const x = xs[place] as number;
  if (kind === "build") drawName(canvas, x, y - 6, label);
  else if (place === other) {
    canvas.path("call", callShape(x + BAR, y + 2));
    canvas.text(`beside ${kind}`, x + BAR + 16, y + 2, label);
  } else {
    const side = place < other ? 1 : -1;
    const edge = side * (BAR + 1);
    drawArrow(canvas, kind, x + edge, (xs[other] as number) - edge, y);
    // Beside the stage, also where the arrow passes others.
    canvas.text(kind, (x + (xs[place + side] as number)) / 2, y - 7, label);
  }
}

/** An arrow between a stage and its asker, to the stage if it is a question. */
function drawArrow(canvas: Canvas, kind: RowKind, stage: number, asker: number, y: number): void {
  const isQuestion = kind === "pull" || kind === "return";
  canvas.path(kind, isQuestion ? arrowShape(kind, asker, stage, y) : arrowShape(kind, stage, asker, y));
}

function drawName(canvas: Canvas, x: number, y: number, name: string): void {
  canvas.path("box", boxShape(x, y, widthOf(name) / 2));
  canvas.text("name", x, y + 4, name);
}

/** Says what the shapes mean that have been drawn, and returns where it ends. */
function drawLegend(canvas: Canvas, top: number, width: number): number {
  let [x, y] = [MARGIN, top];
  for (const [kind, meaning] of LEGEND) {
    if (!canvas.has(kind)) continue;
    const length = widthOf(meaning) + SAMPLE;
    if (x + length > width) [x, y] = [MARGIN, y + ROW];
    if (kind === "call") canvas.path(kind, callShape(x + 9, y));
    else if (kind === "over") canvas.path(kind, lifeShape(kind, x + 14, y - 4, y));
    else if (isState(kind)) canvas.path(kind, lifeShape(kind, x + 14, y - 10, y + 2));
    else drawArrow(canvas, kind, x, x + 28, y - 4);
    canvas.text("key", x + SAMPLE, y, meaning);
    x += length;
  }
  return y + ROW;
}

function isState(kind: RowKind | State): kind is State {
  return kind === "idle" || kind === "work" || kind === "wait" || kind === "rest" || kind === "over";
}
