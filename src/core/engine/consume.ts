import { neverEnds } from "../checks/sources.js";
import { ArrayCursor } from "./arrayCursor.js";
import { closeQuietly } from "./closing.js";
import { type Cursor, isEnd } from "./cursor.js";
import { isNative } from "./iteratorCursor.js";
import { open } from "./open.js";
import { watch } from "../watching/watch.js";

/**
 * The edge for consumers that count, skip or collect values without looking at them: opens the source, and closes it if
 * anything throws on the way. Others read with {@link valuesOf}.
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

/** Folds all values into a state. */
export function foldAll<T, S>(
  name: string,
  source: Iterable<T>,
  reducer: (state: S, value: T, index: number) => S,
  initial: S,
): S {
  const cursor = watch("consumed", openEnding(name, source), name);
  if (cursor.fold !== undefined) return runOver(cursor, () => cursor.fold?.(reducer, initial) as S);
  let state = initial;
  let index = 0;
  for (const value of traversed(cursor)) state = reducer(state, value, index++);
  return state;
}

/** What a consumer reads with `for…of`, which closes the source when the loop is left early. */
export function valuesOf<T>(name: string, source: Iterable<T>): Iterable<T> {
  return traversed(watch("consumed", open(name, source), name));
}

/** {@link valuesOf} for consumers that need the end. */
export function allValuesOf<T>(name: string, source: Iterable<T>): Iterable<T> {
  return traversed(watch("consumed", openEnding(name, source), name));
}

/**
 * {@link valuesOf}, but arrays are returned as they are: V8 reads nothing faster. Not for names of the standard, where
 * an array whose `Symbol.iterator` is missing is read as an iterator.
 */
export function elementsOf<T>(name: string, source: Iterable<T>): Iterable<T> {
  return Array.isArray(watch("list", source)) ? source : valuesOf(name, source);
}

/** {@link elementsOf} for consumers that need the end. */
export function allElementsOf<T>(name: string, source: Iterable<T>): Iterable<T> {
  return Array.isArray(watch("list", source)) ? source : allValuesOf(name, source);
}

/** The method that opens an array, as the language has it: to look it up in the array would be seen by a proxy. */
const iterateArray = /* @__PURE__ */ (() => [].values as (this: readonly unknown[]) => Iterator<unknown>)();

/**
 * What a loop reads. Where nobody can tell the difference, that is an iterator of the language, for which V8 makes no result
 * objects.
 */
function traversed<T>(cursor: Cursor<T>): Iterable<T> {
  const iterator =
    cursor instanceof ArrayCursor && !cursor.isHeld
      ? (iterateArray.call(cursor.values) as Iterator<T>)
      : isNative(cursor) && cursor.iterator;
  return iterator ? { [Symbol.iterator]: () => iterator } : new Traversal(cursor);
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

/** The edge for `for…of`. Only that loop can call it, so it needs no guard against re-entrance. */
class Traversal<T> implements Iterable<T>, Iterator<T, undefined> {
  private readonly source: Cursor<T>;

  constructor(source: Cursor<T>) {
    this.source = source;
  }

  [Symbol.iterator](): this {
    return this;
  }

  // One place makes the result object: V8 then removes it where `next` is inlined.
  next(): IteratorResult<T, undefined> {
    try {
      const value = this.source.pull(undefined);
      const done = isEnd(value);
      return { value: done ? undefined : value, done } as IteratorResult<T, undefined>;
    } catch (error) {
      closeQuietly(this.source);
      throw error;
    }
  }

  return(): IteratorResult<T, undefined> {
    this.source.close();
    return { value: undefined, done: true };
  }
}
