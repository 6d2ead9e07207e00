import type { TraceStage } from "../watching/trace.js";
import { LONGEST } from "./canvas.js";
import type { Excerpt } from "./excerpt.js";
import { type LifeLines, PROGRAM } from "./lifeLines.js";
import { type Column, titleOf } from "../drawing/pipelines.js";
import type { Row } from "./rows.js";
import { cut, escape, width } from "../drawing/text.js";

/** Pixels for a column of text. */
const SIGN = 7.3;
/** Between the edge and what is drawn, and between the names of two life lines. */
export const MARGIN = 16;

/** The legend takes at least so many pixels. */
const LEAST = 340;
/** How much larger a title is than other texts. */
const TITLE = 1.25;

export interface Layout {
  /** What is written above each life line, or above those of inner sequences that come one after the other. */
  readonly names: readonly string[];
  /** Where they are. */
  readonly xs: readonly number[];
  /** The index of a stage's life line, by its `id`. */
  readonly placeOf: (id: number) => number;
  readonly width: number;
}

/**
 * Where the life lines are, from a left edge on: as far apart as what is written between them takes.
 *
 * @param title - What stands above them all.
 */
export function layoutOf(
  { pipelines }: Excerpt,
  rows: readonly Row[],
  lives: LifeLines,
  left: number,
  title: string,
): Layout {
  const names: string[] = [];
  /** Half of what the widest name in each life line takes. */
  const halves: number[] = [];
  const places = new Map<number, number>();
  const add = (name: string, stages: readonly TraceStage[]): void => {
    for (const { id } of stages) places.set(id, names.length);
    let most = widthOf(name);
    for (const stage of stages) most = Math.max(most, widthOf(stage.name));
    halves.push(most / 2);
    names.push(name);
  };
  for (const { columns } of pipelines) {
    for (const part of columns.flatMap((column) => successions(column, lives))) add(titleOf(part), part);
  }
  if (lives.has(PROGRAM)) {
    places.set(PROGRAM, names.length);
    add("your code", []);
  }
  // Only in what is no trace it is asked by one that is left out.
  const placeOf = (id: number): number => places.get(id) ?? 0;

  /** By life line, the widest label at its right side. */
  const rooms: number[] = [];
  let least = Math.max(LEAST, widthOf(title) * TITLE);
  for (const { kind, label, stage, asker } of rows) {
    if (kind === "note") least = Math.max(least, left + widthOf(label) + MARGIN);
    if (kind === "note" || kind === "build") continue;
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
  right = Math.max(right, x + (rooms[names.length - 1] ?? 0), least);
  return { names, xs, placeOf, width: Math.ceil(right + MARGIN) };
}

/** The pixels that a text takes, with a margin. */
export function widthOf(text: string): number {
  return Math.ceil(width(cut(escape(text), LONGEST)) * SIGN) + MARGIN;
}

/** Stages of one column, parted into those of which each is over when the next one is built. */
function successions(column: Column, lives: LifeLines): TraceStage[][] {
  const parts: TraceStage[][] = [];
  /** By part, the event with which its last stage is over. */
  const ends: number[] = [];
  for (const stage of column) {
    const { birth = -1, changes = [] } = lives.get(stage.id) ?? {};
    const last = changes.at(-1);
    let place = ends.findIndex((end) => end < birth);
    if (place < 0) place = ends.length;
    (parts[place] ??= []).push(stage);
    ends[place] = last?.state === "over" ? last.n : Infinity;
  }
  return parts;
}
