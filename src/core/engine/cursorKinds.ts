import { ArrayCursor } from "./arrayCursor.js";
import { type Cursor, Source } from "./cursor.js";
import { IteratorCursor } from "./iteratorCursor.js";

/** The kinds of cursors that loops pull in lines of their own. Numbers, since they are compared fastest. */
export const ARRAY = 1;
export const ITERATOR = 2;
export const OWN = 3;
const OTHER = 4;

/**
 * The kind of a cursor. V8 learns line by line what a call leads to, and inlines what is called in a line that sees few
 * kinds: so the most common ones have lines of their own. Each of these reads `pull` from a variable of its own: V8 shares
 * what it learns of a property between all lines that read it from one variable.
 */
export function kindOf(cursor: Cursor<unknown>): number {
  if (cursor instanceof ArrayCursor) return ARRAY;
  if (cursor instanceof IteratorCursor) return ITERATOR;
  return cursor instanceof Source ? OWN : OTHER;
}
