import { neverEnds } from "../checks/sources.js";
import { closeQuietly } from "./closing.js";
import type { Cursor } from "./cursor.js";
import { open } from "./open.js";
import { fill, NOTHING, type Reducer, visit, type Visitor } from "./sink.js";
import { watch } from "../watching/watch.js";

/**
 * The edge for consumers that count, skip or collect values without looking at them: opens the source, and closes it if
 * anything throws on the way. Others read with {@link firstMatch},
 * {@link visitEach} or {@link foldAll}.
 */
export function consume<T, R>(name: string, source: Iterable<T>, run: (cursor: Cursor<T>) => R): R {
  return runOver(watch("consumed", open(name, source), name), run);
}

/** {@link consume} for consumers that need the end. */
export function consumeAll<T, R>(
  name: string,
  source: Iterable<T>,
  run: (cursor: Cursor<T>) => R,
  argument?: string,
): R {
  return runOver(watch("consumed", openEnding(name, source, argument), name), run);
}

function runOver<T, R>(cursor: Cursor<T>, run: (cursor: Cursor<T>) => R): R {
  try {
    return run(cursor);
  } catch (error) {
    closeQuietly(cursor);
    throw error;
  }
}

/**
 * Finds the first value for which a visitor is true, or false if that is `expected`, and closes the source after it. Returns it
 * in an object, or undefined if there is none.
 */
export function firstMatch<T>(
  name: string,
  source: Iterable<T>,
  visitor: Visitor<T>,
  expected: boolean = true,
): { readonly value: T } | undefined {
  return consume(name, source, (cursor) => {
    const value = visit(cursor, visitor, expected);
    if (value === NOTHING) return undefined;
    cursor.close();
    return { value: value as T };
  });
}

/** Calls a visitor with each value and its index. An endless source is refused. */
export function visitEach<T>(
  name: string,
  source: Iterable<T>,
  visitor: Visitor<T>,
  argument?: string,
): void {
  consumeAll(name, source, (cursor) => visit(cursor, visitor), argument);
}

/** Reduces all values into a state. An endless source is refused. */
export function foldAll<T, S>(name: string, source: Iterable<T>, reducer: Reducer<T, S>, initial: S): S {
  return consumeAll(
    name,
    source,
    (cursor) => fill(cursor, { reducer: reducer as Reducer<T, unknown>, initial }) as S,
  );
}

/** Opens a source that will be read to its end. One that is known to be endless is refused: the process would hang. */
export function openEnding<T>(name: string, source: Iterable<T>, argument: string = "source"): Cursor<T> {
  const cursor = open(name, source, argument);
  if (cursor.endless) {
    closeQuietly(cursor);
    throw neverEnds(name, argument);
  }
  return cursor;
}
