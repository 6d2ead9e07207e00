import { type Cursor, guard } from "./cursor.js";
import { open } from "./open.js";

/** The edge for consumers: opens the source, reads it, and closes it if anything throws on the way. */
export function consume<T, R>(name: string, source: Iterable<T>, run: (cursor: Cursor<T>) => R): R {
  const cursor = open(name, source);
  return guard([cursor], () => run(cursor));
}
