import { mustBeSource } from "./check.js";
import { closeQuietly, type Cursor } from "./cursor.js";
import { open } from "./open.js";

/** The edge for consumers: opens the source, reads it, and closes it if anything throws on the way. */
export function consume<T, R>(name: string, source: Iterable<T>, run: (cursor: Cursor<T>) => R): R {
  mustBeSource(name, source);
  const cursor = open(source);
  try {
    return run(cursor);
  } catch (error) {
    closeQuietly(cursor);
    throw error;
  }
}
