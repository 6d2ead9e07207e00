import { argsOf, callOf, type ReadingRow, rows } from "./rows.js";
import type { Fn, World } from "./worlds.js";

/** A place where a function reads a source, and a call that puts something there. */
export interface Reading {
  readonly title: string;
  readonly name: string;
  readonly row: ReadingRow;
  /** Which of its sources, counted from 0. */
  readonly position: number;
  readonly call: (source: unknown) => unknown;
}

const KINDS = ["operator", "consumer", "chain", "own"];

/** Every function of a face that reads a source, once for each of its sources. */
export function readingsOf(world: World): Reading[] {
  return Object.entries(rows).flatMap(([name, row]) => {
    const fn = world.face[name] as Fn | undefined;
    if (fn === undefined || !KINDS.includes(row.kind)) return [];
    const { sources: count = 1 } = row as ReadingRow;
    return Array.from({ length: count }, (_, position) => ({
      title: `${name}, source ${position}`,
      name,
      row,
      position,
      call: (source: unknown): unknown => {
        const sources = Array.from({ length: count }, (_, other): unknown =>
          other === position ? source : [[1, 1]],
        );
        return callOf(row, fn, sources, argsOf(row));
      },
    }));
  });
}
