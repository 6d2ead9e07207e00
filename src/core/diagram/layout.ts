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
/** How much larger a title is than other texts. */
const TITLE = 1.25;

export interface Layout {
  /** What is written above each life line, or above those of inner sequences that come one after the other. */
  readonly names: readonly string[];
  /** Where they are. */
  readonly xs: readonly number[];
  /** The index of a stage's life line, by its `id`; -1 where there is none. */
  readonly placeOf: (id: number) => number;
  readonly width: number;
}

/**
 * Where the life lines are, from a left edge on: as far apart as what is written between them takes.
 *
 * @param title - What stands above them all.
 */
export function layoutOf(
  trace: TraceRecord,
  rows: readonly Row[],
  hasProgram: boolean,
  left: number,
  title: string,
): Layout {
  const names: string[] = [];
  /** Half of what the widest name in each life line takes. */
  const halves: number[] = [];
  const places = new Map<number, number>();
  const add = (name: string, stages: readonly TraceStage[]): void => {
    for (const { id } of stages) places.set(id, names.length);
    const all = [name, ...stages.map((stage) => stage.name)];
    halves.push(Math.max(...all.map(widthOf)) / 2);
    names.push(name);
  };
  for (const { columns } of pipelinesOf(trace)) {
    for (const { stages } of columns) {
      for (const part of successions(stages, trace.events)) add(titleOf({ stages: part, sources: [] }), part);
    }
  }
  if (hasProgram) {
    places.set(PROGRAM, names.length);
    add("your code", []);
  }
  const placeOf = (id: number): number => places.get(id) ?? -1;

  /** By life line, the widest label at its right side. */
  const rooms: number[] = [];
  for (const { kind, label, stage, asker } of rows) {
    if (kind === "note" || kind === "birth") continue;
    const [place, other] = [placeOf(stage), placeOf(asker)];
    const room = place > other ? place - 1 : place;
    rooms[room] = Math.max(rooms[room] ?? 0, widthOf(label) + MARGIN);
  }
  const xs: number[] = [];
  let [x, right] = [left, left];
  halves.forEach((half, place) => {
    x = Math.round(Math.max(right + MARGIN + half, x + (rooms[place - 1] ?? 0)));
    right = x + half;
    xs.push(x);
  });
  const least = Math.max(LEAST, widthOf(title) * TITLE);
  right = Math.max(right, x + (rooms[names.length - 1] ?? 0), least);
  return { names, xs, placeOf, width: Math.ceil(right + MARGIN) };
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
