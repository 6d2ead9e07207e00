import type { Meter } from "./meter.js";
import type { Cursor } from "../engine/cursor.js";

/** Puts the meters that a joiner remembers before the roots of a cursor that it has just opened. */
export function reach<T>(cursor: Cursor<T>, meters: readonly Meter[]): Cursor<T> {
  for (const meter of meters) cursor = meter.reach(cursor);
  return cursor;
}

/** What is given from memory counts as pulled from a root: there may be more of it than anybody can wait for. */
export function recall(meters: readonly Meter[]): void {
  for (const meter of meters) meter.pull();
}
