import type { Cursor } from "./cursor.js";

/** Closes after an error. An error thrown by the closing is dropped, since the first error wins. */
export function closeQuietly(cursor: Cursor<unknown>): void {
  try {
    cursor.close();
  } catch {}
}

/** Closes all of them, last to first, even if some of them throw; then throws the first of those errors. */
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

/** Closes sources that nobody will read after all. Errors thrown by the closing are dropped. */
export function abandon(cursors: readonly Cursor<unknown>[]): void {
  try {
    closeAll(cursors);
  } catch {}
}
