import type { TraceEvent, TraceRecord, TraceStage } from "../types/trace.js";
import { LONGEST } from "./canvas.js";
import { isOver } from "./lifeLines.js";
import { pipelinesOf, titleOf } from "./pipelines.js";
import type { Row } from "./sequence.js";
import { cut, escape, width } from "./text.js";

/** Pixels for a column of text. */
const SIGN = 7.3;
/** Between the edge and what is drawn, and between the names of two life lines. */
export const MARGIN = 16;

/** A life line, or those of inner sequences that come one after the other. */
export interface Place {
  readonly name: string;
  readonly x: number;
}

export interface Layout {
  readonly places: readonly Place[];
  /** The index of a stage's place, by its `id`; of the program, by -1. */
  readonly placeOf: (id: number) => number;
  readonly width: number;
}

/** Where the life lines are, from the x of the first on: as far apart as what is written between them takes. */
export function layoutOf(trace: TraceRecord, rows: readonly Row[], hasProgram: boolean, left: number): Layout {
  const indexes = new Map<number, number>();
  const names: string[] = [];
  for (const { columns } of pipelinesOf(trace)) {
    for (const { stages } of columns) {
      for (const part of successions(stages, trace.events)) {
        for (const { id } of part) indexes.set(id, names.length);
        names.push(titleOf({ stages: part, sources: [] }));
      }
    }
  }
  if (hasProgram) indexes.set(-1, names.push("your code") - 1);
  const placeOf = (id: number): number => indexes.get(id) as number;

  /** The widest label right of each life line. */
  const gaps = names.map(() => 0);
  for (const { kind, label, stage, asker } of rows) {
    if (kind === "fold") continue;
    const gap = gapOf(placeOf(stage), placeOf(asker));
    gaps[gap] = Math.max(gaps[gap] as number, widthOf(label) + 2 * MARGIN);
  }
  const places: Place[] = [];
  let x = left;
  let right = left - MARGIN;
  names.forEach((name, index) => {
    const half = widthOf(name) / 2;
    x = Math.max(right + MARGIN + half, x + (gaps[index - 1] ?? 0));
    right = x + half;
    places.push({ name, x: Math.round(x) });
  });
  return { places, placeOf, width: Math.ceil(Math.max(right, x + (gaps.at(-1) ?? 0)) + MARGIN) };
}

/** The index of the life line at whose right side it is written what these two do. */
export function gapOf(stage: number, asker: number): number {
  return asker < stage ? stage - 1 : stage;
}

/** The pixels that a text takes in a box. */
export function widthOf(text: string): number {
  return width(cut(escape(text), LONGEST)) * SIGN + MARGIN;
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
