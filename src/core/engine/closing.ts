import type { Cursor } from "./cursor.js";

/** Closes after an error. What the closing throws is dropped, since the first error wins. */
export function closeQuietly(cursor: Cursor<unknown>): void {
  try {
    cursor.close();
  } catch {}
}

/** Closes all of them, last to first, whatever any of them throws; then throws the first of those errors. */
export function closeAll(cursors: readonly Cursor<unknown>[]): void {
  const errors: unknown[] = [];
  for (const cursor of [...cursors].reverse()) {
    try {
      cursor.close();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}

/** Closes sources that are given up before anybody reads them; what the closing throws is dropped. */
export function abandon(cursors: readonly Cursor<unknown>[]): void {
  try {
    closeAll(cursors);
  } catch {}
}
