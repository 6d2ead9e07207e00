import type { Meter } from "./meter.js";
import type { Cursor } from "../engine/cursor.js";

/** Puts the meters of a joiner in front of the roots of a cursor that it has just opened. */
export function reach<T>(cursor: Cursor<T>, meters: readonly Meter[]): Cursor<T> {
  for (const meter of meters) cursor = meter.reach(cursor);
  return cursor;
}

/** Counts a value from memory as a pull from a root, since there may be endlessly many of them. */
export function recall(meters: readonly Meter[]): void {
  for (const meter of meters) meter.pull();
}
