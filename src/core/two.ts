import { abandonAsync, type AsyncCursor, openAsync } from "./async.js";
import { checked, isObject, must } from "./check.js";
import type { Cursor } from "./cursor.js";
import { abandon } from "./joint.js";
import { open } from "./open.js";
import type { AnyIterable } from "./types.js";

/** The check of a last argument that may be missing. */
type Check = (name: string, argument: unknown) => void;

/**
 * Opens the sources of a function over two of them, after a check of what came with them. If anything fails,
 * what was handed over is closed.
 */
function openTwo<S, C>(
  name: string,
  source: S,
  other: S,
  check: Check,
  argument: unknown,
  open: (source: S) => C,
  abandon: (opened: readonly C[]) => void,
): [C, C] {
  checked(name, source, () => {
    must(typeof other === "string" || isObject(other), name, "other", "an iterable", other);
    checked(name, other, check, argument);
  });
  const first = open(source);
  try {
    return [first, open(other)];
  } catch (error) {
    abandon([first]);
    throw error;
  }
}

export function openBoth<T>(
  name: string,
  source: Iterable<T>,
  other: Iterable<T>,
  check: Check,
  argument: unknown,
): [Cursor<T>, Cursor<T>] {
  return openTwo(name, source, other, check, argument, open<T>, abandon);
}

export function openBothAsync<T>(
  name: string,
  source: AnyIterable<T>,
  other: AnyIterable<T>,
  check: Check,
  argument: unknown,
): [AsyncCursor<T>, AsyncCursor<T>] {
  return openTwo(name, source, other, check, argument, openAsync<T>, abandonAsync);
}
