import { abandonAsync, type AsyncCursor, closeAllAsync, openAsync } from "../async/edge.js";
import { checked } from "../checks/arguments.js";
import { mustBeSource } from "../checks/sources.js";
import { open } from "../engine/open.js";
import { closeAll, abandon } from "../engine/closing.js";
import type { Cursor } from "../engine/cursor.js";
import type { AnyIterable } from "../types/iterables.js";

/** The check of a last argument that may be missing. */
type ArgumentCheck = (name: string, argument: unknown) => void;

/**
 * Opens the sources of a function over two of them, after a check of its last argument. If anything fails, both are
 * closed.
 */
function openTwo<C>(
  name: string,
  source: unknown,
  other: unknown,
  check: ArgumentCheck,
  argument: unknown,
  open: (name: string, source: Iterable<unknown>, argument?: string) => C,
  abandon: (opened: readonly C[]) => void,
): [C, C] {
  checked(name, source, () => {
    mustBeSource(name, other, "other");
    checked(name, other, check, argument);
  });
  const first = open(name, source as Iterable<unknown>);
  try {
    return [first, open(name, other as Iterable<unknown>, "other")];
  } catch (error) {
    abandon([first]);
    throw error;
  }
}

export function openBoth<T, U>(
  name: string,
  source: Iterable<T>,
  other: Iterable<U>,
  check: ArgumentCheck,
  argument: unknown,
): [Cursor<T>, Cursor<U>] {
  return openTwo(name, source, other, check, argument, open, abandon) as [Cursor<T>, Cursor<U>];
}

export function openBothAsync<T, U>(
  name: string,
  source: AnyIterable<T>,
  other: AnyIterable<U>,
  check: ArgumentCheck,
  argument: unknown,
): [AsyncCursor<T>, AsyncCursor<U>] {
  return openTwo(name, source, other, check, argument, openAsync, abandonAsync) as [
    AsyncCursor<T>,
    AsyncCursor<U>,
  ];
}

/** The edge for consumers of two sources: closes those still open once there is a result or an error. */
export function consumeBoth<T, U, R>(
  name: string,
  source: Iterable<T>,
  other: Iterable<U>,
  check: ArgumentCheck,
  argument: unknown,
  run: (cursor: Cursor<T>, other: Cursor<U>) => R,
): R {
  const cursors = openBoth(name, source, other, check, argument);
  let answer: R;
  try {
    answer = run(...cursors);
  } catch (error) {
    abandon(cursors);
    throw error;
  }
  closeAll(cursors);
  return answer;
}

/** {@link consumeBoth} for async sources. */
export async function consumeBothAsync<T, U, R>(
  name: string,
  source: AnyIterable<T>,
  other: AnyIterable<U>,
  check: ArgumentCheck,
  argument: unknown,
  run: (cursor: AsyncCursor<T>, other: AsyncCursor<U>) => Promise<R>,
): Promise<R> {
  const cursors = openBothAsync(name, source, other, check, argument);
  let answer: R;
  try {
    answer = await run(...cursors);
  } catch (error) {
    await closeAllAsync(cursors).catch(() => {});
    throw error;
  }
  await closeAllAsync(cursors);
  return answer;
}
