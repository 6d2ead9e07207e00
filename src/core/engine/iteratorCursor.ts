import { mustBeObject } from "../checks/arguments.js";
import { isObject, must } from "../checks/must.js";
import { ArrayCursor, isFree } from "./arrayCursor.js";
import { Cursor, END, type End, isEnd, type Meter } from "./cursor.js";
import { ENDLESS, type LazyGenerator } from "./generator.js";

/** Any iterator, read by the protocol. Its `next` method is looked up once. */
export class IteratorCursor<T> extends Cursor<T> {
  readonly iterator: Iterator<T>;
  readonly next: Iterator<T>["next"];
  /** Whether it is one of our own generators, which knows whether it ends. */
  readonly isOurs: boolean;
  isOver = false;
  /** Whether a sequence has it, which others may read on. */
  isHeld = false;
  /** Who watches it, and has to see a `return` that is not called by the cursor. */
  declare returned?: (<R>(call: () => R) => R) | undefined;

  constructor(iterator: Iterator<T>, next: Iterator<T>["next"], isOurs: boolean, depth: number = 0) {
    super("", depth);
    this.iterator = iterator;
    this.next = typeof next === "function" ? next : refuseNext.bind(next);
    this.isOurs = isOurs;
  }

  pull(meter: Meter | undefined): T | End {
    const result = this.advance(meter);
    if (result === undefined) return END;
    const { value } = result;
    this.isOver = false;
    return value;
  }

  /** The next result, if it has a value. The cursor is over until that is read: what throws on the way is not closed. */
  advance(meter: Meter | undefined): IteratorYieldResult<T> | undefined {
    meter?.pull();
    const { iterator, next } = this;
    if (this.isOver) return undefined;
    this.isOver = true;
    const result = next.apply(iterator);
    mustBeResult("next", result);
    const { done } = result;
    if (done) return undefined;
    // Its promises would be read as results without an end.
    if (done === undefined && "then" in result) refusePromise();
    return result;
  }

  close(): void {
    const { iterator } = this;
    if (this.isOver) return;
    this.isOver = true;
    const method = iterator.return;
    if (method != null) mustBeResult("return", method.call(iterator));
  }

  override get endless(): boolean {
    return this.isOurs && (this.iterator as LazyGenerator<T>)[ENDLESS];
  }

  override tell(titles: string[]): undefined {
    titles.push({}.toString.call(this.iterator).slice(8, -1));
  }
}

/**
 * Pulls a value that nobody will look at. Returns whether there was one. As in the standard, the `value` of a result
 * that is skipped is not read.
 */
export function skip(cursor: Cursor<unknown>, meter: Meter | undefined): boolean {
  if (cursor instanceof ArrayCursor) return skipInArray(cursor, meter);
  return cursor instanceof IteratorCursor ? skipResult(cursor, meter) : !isEnd(cursor.pull(meter));
}

function skipResult(cursor: IteratorCursor<unknown>, meter: Meter | undefined): boolean {
  const hasValue = cursor.advance(meter) !== undefined;
  cursor.isOver = !hasValue;
  return hasValue;
}

/** The `next` methods of iterators of the language: what they return is nobody else's. */
const natives = /* @__PURE__ */ (() =>
  [[], "", new Set(), new Map(), (function* () {})()].map(
    (source): unknown => source[Symbol.iterator]().next,
  ))();

/** Whether it is the `next` of an iterator of the language. */
export function isOfLanguage(next: unknown): boolean {
  return natives.includes(next);
}

/**
 * Whether a loop that reads the iterator by itself does what the cursor would do. A sequence that has the cursor would not
 * know how far the loop has come.
 */
export function isNative<T>(cursor: Cursor<T>): cursor is IteratorCursor<T> {
  return cursor instanceof IteratorCursor && !cursor.isHeld && isOfLanguage(cursor.next);
}

/** A cursor that a sequence has just as it was opened. */
export function held<T>(cursor: Cursor<T>): Cursor<T> {
  if (cursor instanceof IteratorCursor || cursor instanceof ArrayCursor) cursor.isHeld = true;
  return cursor;
}

/** Reads all values, each kind of source in a loop of its own. Returns how many there were. */
export function skipAll(cursor: Cursor<unknown>): number {
  let passed = 0;
  if (isFree(cursor)) {
    const { values } = cursor;
    // Only a getter or a proxy can tell that the values are read. What they are does not matter.
    for (; passed < values.length; passed++) isEnd(values[passed]);
    return passed;
  }
  // Not a generator, which may delegate to an iterator whose results have getters.
  if (isNative(cursor) && !("return" in cursor.iterator)) {
    cursor.isOver = true;
    for (const _ of { [Symbol.iterator]: () => cursor.iterator }) passed++;
    return passed;
  }
  return skipUpTo(cursor, Infinity);
}

/** {@link skip} for up to so many values, in a loop for each kind of cursor. Returns how many there were. */
export function skipUpTo(cursor: Cursor<unknown>, most: number): number {
  let passed = 0;
  if (isNative(cursor)) {
    const { iterator, next } = cursor;
    cursor.isOver = true;
    while (passed < most && !next.apply(iterator).done) passed++;
    cursor.isOver = passed < most;
  } else if (cursor instanceof ArrayCursor) {
    while (passed < most && skipInArray(cursor, undefined)) passed++;
  } else if (cursor instanceof IteratorCursor) {
    while (passed < most && skipResult(cursor, undefined)) passed++;
  } else {
    while (passed < most && !isEnd(cursor.pull(undefined))) passed++;
  }
  return passed;
}

/** The value is read, since a getter or a proxy can tell. None is taken for the end. */
function skipInArray(cursor: ArrayCursor<unknown>, meter: Meter | undefined): boolean {
  const { index } = cursor;
  cursor.pull(meter);
  return cursor.index > index;
}

/** Refuses a result that is not an object. */
export function mustBeResult(method: string, result: unknown): void {
  if (!isObject(result)) mustBeObject("iterator", `the result of ${method}`, result);
}

/** Replaces a `next` that is not callable: as in the standard, that is an error of the first pull. */
function refuseNext(this: unknown): never {
  must(false, "iterator", "next", "a function", this);
}

function refusePromise(): never {
  throw new TypeError("iterator: the result of next must not be a Promise: use lazuli/async");
}
