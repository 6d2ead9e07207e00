import type { AsyncCursor } from "./asyncCursor.js";
import { quietly } from "./promises.js";

type Closable = Pick<AsyncCursor<unknown>, "close">;

/** What closing has left: nothing, a promise to wait for, or an error. */
type Closing = Promise<unknown> | { readonly error: unknown } | undefined;

/**
 * Begins to close all of them, last to first, before anything is waited for. Then it waits for all, and throws the first
 * error in that order.
 */
export function closeAllAsync(cursors: readonly Closable[]): Promise<unknown> | undefined {
  const closings: Closing[] = [];
  for (const cursor of [...cursors].reverse()) closings.push(begin(cursor));
  return closings.every((closing) => closing === undefined) ? undefined : finish(closings);
}

function begin(cursor: Closable): Closing {
  try {
    const closing = cursor.close();
    // Several are waited for one after the other. Until then nobody handles an error.
    void quietly(closing);
    return closing;
  } catch (error) {
    return { error };
  }
}

async function finish(closings: readonly Closing[]): Promise<void> {
  const errors: unknown[] = [];
  for (const closing of closings) {
    if (closing instanceof Promise) await closing.catch((error: unknown) => errors.push(error));
    else if (closing !== undefined) errors.push(closing.error);
  }
  if (errors.length > 0) throw errors[0];
}

/** Closes sources that nobody reads any more, without waiting for it. Errors of closing are dropped. */
export function abandonAsync(cursors: readonly Closable[]): void {
  void quietly(closeAllAsync(cursors));
}
