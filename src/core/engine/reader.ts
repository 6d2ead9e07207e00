import { ArrayCursor } from "./arrayCursor.js";
import { type Cursor, END, isEnd } from "./cursor.js";
import { isNative } from "./iteratorCursor.js";

export type Visitor<T> = (value: T, index: number) => unknown;
export type Reducer<T, S> = (state: S, value: T, index: number) => S;

/**
 * What reads all values of a sequence: a reducer; or a visitor, up to the first value for which that is true, or false if
 * that is `expected`. If nothing is expected, it visits all.
 */
export type Reader<T> =
  | { readonly reducer: Reducer<T, unknown>; readonly initial: unknown }
  | { readonly reducer: undefined; readonly visitor: Visitor<T>; readonly expected: boolean | undefined };

/** A reader without a reducer. */
export type Search<T> = Extract<Reader<T>, { readonly reducer: undefined }>;

/** Shows a value to a visitor. Returns whether it is the one to stop at. */
export function isSought<T>({ visitor, expected }: Search<T>, value: T, index: number): boolean {
  return visitor(value, index) ? expected === true : expected === false;
}

/**
 * Returns the value at which a visitor stops, or `END`; or the last state of a reducer. Whoever calls it closes the cursor
 * then. There is a loop for each kind of cursor, since V8 knows better what is called in a loop that sees few kinds. Each is
 * in one function with the one for reducers: a small function would be put into its caller before it is optimised.
 */
export function read<T>(cursor: Cursor<T>, reader: Reader<T>): unknown {
  if (cursor instanceof ArrayCursor && !cursor.isHeld)
    return readArray(cursor.values as readonly T[], reader);
  if (isNative(cursor)) {
    // The loop closes it.
    cursor.isOver = true;
    return readIterator(cursor.iterator, reader);
  }
  return cursor.readBy === undefined ? readCursor(cursor, reader) : cursor.readBy(reader);
}

function readArray<T>(values: readonly T[], reader: Reader<T>): unknown {
  if (reader.reducer !== undefined) {
    const { reducer } = reader;
    let state = reader.initial;
    for (let index = 0; index < values.length; index++) state = reducer(state, values[index] as T, index);
    return state;
  }
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as T;
    if (isSought(reader, value, index)) return value;
  }
  return END;
}

/** V8 makes no result objects for iterators of the language that are read by this loop. */
function readIterator<T>(iterator: Iterator<T>, reader: Reader<T>): unknown {
  const values = { [Symbol.iterator]: () => iterator };
  let index = 0;
  if (reader.reducer !== undefined) {
    const { reducer } = reader;
    let state = reader.initial;
    for (const value of values) state = reducer(state, value, index++);
    return state;
  }
  for (const value of values) {
    if (isSought(reader, value, index++)) return value;
  }
  return END;
}

function readCursor<T>(cursor: Cursor<T>, reader: Reader<T>): unknown {
  if (reader.reducer !== undefined) {
    const { reducer } = reader;
    let state = reader.initial;
    for (let index = 0; ; index++) {
      const value = cursor.pull(undefined);
      if (isEnd(value)) return state;
      state = reducer(state, value, index);
    }
  }
  for (let index = 0; ; index++) {
    const value = cursor.pull(undefined);
    if (isEnd(value)) return END;
    if (isSought(reader, value, index)) return value;
  }
}
