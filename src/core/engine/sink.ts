import { isFree } from "./arrayCursor.js";
import { type Cursor, isEnd } from "./cursor.js";
import { isNative } from "./iteratorCursor.js";

export type Visitor<T> = (value: T, index: number) => unknown;
export type Reducer<T, S> = (state: S, value: T, index: number) => S;

/** What a consumer does with all values: it reduces them, or visits them. `initial` is what comes of it if nothing happens. */
export type Sink<T> = Reduction<T> | Visit<T>;

interface Reduction<T> {
  readonly initial: unknown;
  readonly reducer: Reducer<T, unknown>;
}

/** Goes up to the first value for which the visitor is true, or false if that is `expected`; to the end if nothing is. */
export interface Visit<T> {
  readonly initial: typeof NOTHING;
  readonly reducer: undefined;
  readonly visitor: Visitor<T>;
  readonly expected: boolean | undefined;
}

/** What a visit returns that has not stopped at a value. No user can have it for a value, as they can `END`. */
export const NOTHING: unique symbol = /* @__PURE__ */ Symbol();

/**
 * Returns the last state of a reducer; or the value at which a visit stops, and whoever calls this closes the cursor then.
 *
 * There is a loop for each kind of cursor, since V8 knows better what is called in a loop that sees few kinds. Each has both
 * kinds of sink in one function: a small function is put into its caller, whose loop may then stay with V8's middle compiler.
 * The line that calls a visitor is in each of them too: most consumers of arrays are slower where they share it.
 */
export function fill<T>(cursor: Cursor<T>, sink: Sink<T>): unknown {
  if (cursor.fill !== undefined) return cursor.fill(sink);
  if (isFree(cursor)) return fillFromArray(cursor.values, sink);
  if (isNative(cursor)) {
    // The loop closes it, so the cursor must not.
    cursor.isOver = true;
    return fillFromIterator(cursor.iterator, sink);
  }
  return fillFromCursor(cursor, sink);
}

/**
 * Calls a visitor with each value and its index. Returns the first value for which it is true, or false if that is expected;
 * whoever calls this closes the cursor then. Otherwise, and always if nothing is expected, returns `NOTHING`.
 */
export function visit<T>(cursor: Cursor<T>, visitor: Visitor<T>, expected?: boolean): unknown {
  return fill(cursor, { initial: NOTHING, reducer: undefined, visitor, expected });
}

function fillFromArray<T>(values: readonly T[], sink: Sink<T>): unknown {
  let state = sink.initial;
  if (sink.reducer !== undefined) {
    const { reducer } = sink;
    for (let index = 0; index < values.length; index++) state = reducer(state, values[index] as T, index);
    return state;
  }
  const { visitor, expected } = sink;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as T;
    if (visitor(value, index) ? expected === true : expected === false) return value;
  }
  return state;
}

/** V8 makes no result objects for iterators of the language that are read by this loop. */
function fillFromIterator<T>(iterator: Iterator<T>, sink: Sink<T>): unknown {
  const values = { [Symbol.iterator]: () => iterator };
  let index = 0;
  let state = sink.initial;
  if (sink.reducer !== undefined) {
    const { reducer } = sink;
    for (const value of values) state = reducer(state, value, index++);
    return state;
  }
  const { visitor, expected } = sink;
  for (const value of values) {
    if (visitor(value, index++) ? expected === true : expected === false) return value;
  }
  return state;
}

function fillFromCursor<T>(cursor: Cursor<T>, sink: Sink<T>): unknown {
  let state = sink.initial;
  if (sink.reducer !== undefined) {
    const { reducer } = sink;
    for (let index = 0; ; index++) {
      const value = cursor.pull(undefined);
      if (isEnd(value)) return state;
      state = reducer(state, value, index);
    }
  }
  const { visitor, expected } = sink;
  for (let index = 0; ; index++) {
    const value = cursor.pull(undefined);
    if (isEnd(value)) return state;
    if (visitor(value, index) ? expected === true : expected === false) return value;
  }
}
