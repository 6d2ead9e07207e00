import type { TraceEvent, TraceRecord, TraceStage } from "../types/trace.js";
import { LONGEST } from "./canvas.js";
import { isOver, PROGRAM } from "./lifeLines.js";
import { pipelinesOf, titleOf } from "../drawing/pipelines.js";
import type { Row } from "./rows.js";
import { cut, escape, width } from "../drawing/text.js";

/** Pixels for a column of text. */
const SIGN = 7.3;
/** Between the edge and what is drawn, and between the names of two life lines. */
export const MARGIN = 16;

/** Notes fit in so many pixels. */
const LEAST = 340;

export interface Layout {
  /** What is written above each life line, or above those of inner sequences that come one after the other. */
  readonly names: readonly string[];
  /** Where they are. */
  readonly xs: readonly number[];
  /** The index of a stage's life line, by its `id`. */
  readonly placeOf: (id: number) => number;
  readonly width: number;
}

/** Where the life lines are, from a left edge on: as far apart as what is written between them takes. */
export function layoutOf(
  trace: TraceRecord,
  rows: readonly Row[],
  hasProgram: boolean,
  left: number,
): Layout {
  const names: string[] = [];
  const places = new Map<number, number>();
  for (const { columns } of pipelinesOf(trace)) {
    for (const { stages } of columns) {
      for (const part of successions(stages, trace.events)) {
        for (const { id } of part) places.set(id, names.length);
        names.push(titleOf({ stages: part, sources: [] }));
      }
    }
  }
  if (hasProgram) places.set(PROGRAM, names.push("your code") - 1);
  const placeOf = (id: number): number => places.get(id) as number;

  /** By life line, the widest label at its right side. */
  const rooms: number[] = [];
  for (const { label, stage, asker, event } of rows) {
    if (event === undefined) continue;
    const [place, other] = [placeOf(stage), placeOf(asker)];
    const room = place > other ? place - 1 : place;
    rooms[room] = Math.max(rooms[room] ?? 0, widthOf(label) + MARGIN);
  }
  const xs: number[] = [];
  let x = left;
  let right = left - MARGIN;
  names.forEach((name, place) => {
    const half = widthOf(name) / 2;
    x = Math.round(Math.max(right + MARGIN + half, x + (rooms[place - 1] ?? 0)));
    right = x + half;
    xs.push(x);
  });
  right = Math.max(right, x + (rooms[names.length - 1] ?? 0), LEAST) + MARGIN;
  return { names, xs, placeOf, width: Math.ceil(right) };
}

/** The pixels that a text takes, with a margin. */
export function widthOf(text: string): number {
  return Math.ceil(width(cut(escape(text), LONGEST)) * SIGN) + MARGIN;
}

/** Stages of one column, parted into those of which each is over when the next one is built. */
function successions(stages: readonly TraceStage[], events: readonly TraceEvent[]): TraceStage[][] {
  const ends: number[] = [];
  const begins: number[] = [];
  for (const { n, stage } of events) {
    begins[stage] ??= n;
    if (isOver(n, events)) ends[stage] = n;
  }
  const parts: TraceStage[][] = [];
  for (const stage of stages) {
    const isFree = (part: TraceStage[]): boolean =>
      (ends[(part.at(-1) as TraceStage).id] ?? Infinity) < (begins[stage.id] ?? 0);
    const part = parts.find(isFree);
    if (part) part.push(stage);
    else parts.push([stage]);
  }
  return parts;
}
