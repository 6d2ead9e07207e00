import { must, mustBeSource } from "./check.js";
import { closeQuietly, type Cursor } from "./cursor.js";
import { open } from "./open.js";

/** The edge for consumers: opens the source, reads it, and closes it if anything throws on the way. */
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
