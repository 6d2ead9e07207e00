import { neverEnds } from "../checks/sources.js";
import { closeQuietly } from "./closing.js";
import { type Cursor, type End, isEnd } from "./cursor.js";
import { open } from "./open.js";
import { read, type Reducer, type Visitor } from "./reader.js";
import { watch } from "../watching/watch.js";

/**
 * The edge for consumers that count, skip or collect values without looking at them: opens the source, and closes it if
 * anything throws on the way. Others read with {@link visit}.
 */
export function consume<T, R>(name: string, source: Iterable<T>, run: (cursor: Cursor<T>) => R): R {
  return runOver(watch("consumed", open(name, source), name), run);
}

/** {@link consume} for consumers that need the end. */
export function consumeAll<T, R>(name: string, source: Iterable<T>, run: (cursor: Cursor<T>) => R): R {
  return runOver(watch("consumed", openEnding(name, source), name), run);
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
 * The first value for which a callback is true, or false if that is `expected`; or the end. The source is closed after the
 * value.
 */
export function search<T>(
  name: string,
  source: Iterable<T>,
  visitor: Visitor<T>,
  expected: boolean = true,
): T | End {
  return runOver(watch("consumed", open(name, source), name), (cursor) => {
    const found = read(cursor, { reducer: undefined, visitor, expected }) as T | End;
    if (!isEnd(found)) cursor.close();
    return found;
  });
}

/** Calls a function with each value and its index. */
export function visit<T>(name: string, source: Iterable<T>, visitor: Visitor<T>): void {
  consumeAll(name, source, (cursor) => read(cursor, { reducer: undefined, visitor, expected: undefined }));
}

/** All values, reduced into a state. */
export function fold<T, S>(name: string, source: Iterable<T>, reducer: Reducer<T, S>, initial: S): S {
  return consumeAll(
    name,
    source,
    (cursor) => read(cursor, { reducer: reducer as Reducer<T, unknown>, initial }) as S,
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
