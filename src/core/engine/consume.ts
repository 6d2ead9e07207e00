import { must, mustBeSource } from "../checks/arguments.js";
import { closeQuietly } from "./closing.js";
import { type Cursor, isEnd } from "./cursor.js";
import { open } from "./open.js";

/**
 * The edge for consumers that count, skip or collect values without looking at them: opens the source, and closes it if
 * anything throws on the way. Others read with {@link valuesOf}.
 */
export function consume<T, R>(name: string, source: Iterable<T>, run: (cursor: Cursor<T>) => R): R {
  mustBeSource(name, source);
  const cursor = openReadable(name, "source", source);
  try {
    return run(cursor);
  } catch (error) {
    closeQuietly(cursor);
    throw error;
  }
}

/** What a consumer reads with `for…of`, which closes the source wherever the loop is left. */
export function valuesOf<T>(name: string, source: Iterable<T>): Iterable<T> {
  mustBeSource(name, source);
  return new Traversal(openReadable(name, "source", source));
}

/**
 * {@link valuesOf}, with arrays as they are: V8 reads nothing faster. It is not for names that the standard has, which
 * reads an array as an iterator where its `Symbol.iterator` is missing.
 */
export function elementsOf<T>(name: string, source: Iterable<T>): Iterable<T> {
  return Array.isArray(source) ? source : valuesOf(name, source);
}

/** The edge for `for…of`. Nobody but that loop can call it, so that it needs no guard against re-entrance. */
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
      const value = this.source.pull();
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

/**
 * Opens what will be read at once. Operators are like those of the standard, and find at the first pull that they cannot
 * read; here it is said by name. What only async code can read has a `next` too, whose promises would have no end.
 */
export function openReadable<T>(name: string, argument: string, source: Iterable<T>): Cursor<T> {
  const ok =
    typeof source === "string" ||
    Symbol.iterator in source ||
    ("next" in source && !(Symbol.asyncIterator in source));
  must(ok, name, argument, "a sync iterable", source);
  return open(source);
}
