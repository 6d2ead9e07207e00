import { mustBeObject } from "../checks/arguments.js";
import { isObject } from "../checks/must.js";
import { mustBeSource, refuseSource } from "../checks/sources.js";
import { ArrayCursor } from "./arrayCursor.js";
import type { Cursor } from "./cursor.js";
import { CURSOR, LazyIterator, RUNNING } from "./edge.js";
import { ENDLESS, iterateGenerator, type LazyGenerator } from "./generator.js";
import { IteratorCursor } from "./iteratorCursor.js";
import { watch } from "../watching/watch.js";

// What arrays are read by, as long as nobody has patched it.
const valuesOfArrays = /* @__PURE__ */ (() => [].values as () => ArrayIterator<unknown>)();
const nextOfArrays: unknown = /* @__PURE__ */ (() => valuesOfArrays.call([]).next)();

/**
 * Opens a sequence as `Iterator.from` does: an iterable by its method, else an iterator. It takes a faster way where
 * that cannot be observed. Anything else is refused, with an error that names the function which reads it.
 */
export function open<T>(
  name: string,
  source: Iterable<T> | Iterator<T>,
  argument: string = "source",
  known?: unknown,
): Cursor<T> {
  return watch("opened", cursorOf(name, source, argument, known), name, source);
}

function cursorOf<T>(
  name: string,
  source: Iterable<T> | Iterator<T>,
  argument: string,
  known?: unknown,
): Cursor<T> {
  if (!isObject(source)) mustBeSource(name, source, argument);
  const method: unknown = known ?? (source as Iterable<T>)[Symbol.iterator];
  if (Array.isArray(source) && method === valuesOfArrays && valuesOfArrays.call([]).next === nextOfArrays)
    return new ArrayCursor<T>(source as T[]);
  if (method == null) return openIterator(name, source as Iterator<T>, argument);
  if (typeof method !== "function") refuseSource(name, source, argument);
  const iterator: unknown = method.call(source);
  const own = LazyIterator.owns(iterator) ? (iterator[CURSOR] as Cursor<T>) : undefined;
  // A sequence that is running is not unwrapped: its own `next` throws.
  if (own !== undefined && !(iterator as LazyIterator<T, unknown>)[RUNNING]) return own;
  if (!isObject(iterator)) mustBeObject(name, `the iterator of ${argument}`, iterator);
  const isOurs = method === iterateGenerator;
  return new IteratorCursor<T>(iterator as Iterator<T>, (iterator as Iterator<T>).next, isOurs, own?.depth);
}

/** An object without `Symbol.iterator` must be a sync iterator: an async one would never end. */
function openIterator<T>(name: string, iterator: Iterator<T>, argument: string): Cursor<T> {
  const { next } = iterator;
  if (next == null || Symbol.asyncIterator in iterator) refuseSource(name, iterator, argument);
  return new IteratorCursor<T>(iterator, next, false);
}

/**
 * Opens a list that is an argument: an iterable object, no string and no bare iterator, as the standard does where
 * sequences are joined. Its values are part of the call, and nobody watches them.
 */
export function openIterable<T>(name: string, argument: string, source: Iterable<T>): Cursor<T> {
  return cursorOf(name, source, argument, openMethod(name, argument, source));
}

/** The method that opens an iterable, looked up before it is called. An iterator without it is refused. */
export function openMethod<T>(name: string, argument: string, source: Iterable<T>): unknown {
  const method: unknown = isObject(source) && source[Symbol.iterator];
  if (typeof method !== "function") refuseSource(name, source, argument, "an iterable object");
  return method;
}

/** Whether a source that is not open yet is known to be endless; `method` is the one that opens it. */
export function isEndless(source: object, method: unknown): boolean {
  if (LazyIterator.owns(source)) return source[CURSOR].endless;
  return method === iterateGenerator && (source as LazyGenerator<unknown>)[ENDLESS];
}
