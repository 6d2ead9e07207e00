/** The operators of Node's streams, for async pipelines. They have no pairwise, chunks or zip. */
import { Readable } from "node:stream";

const readable = (source) => (source instanceof Readable ? source : Readable.from(source));

export const asyncOperators = {
  map: (source, f) => readable(source).map(f),
  filter: (source, f) => readable(source).filter(f),
  mapAsync: (source, f) => readable(source).map(f),
  filterAsync: (source, f) => readable(source).filter(f),
  take: (source, count) => readable(source).take(count),
  flatMap: (source, f) => readable(source).flatMap(f),
  reduce: (source, f, start) => readable(source).reduce(f, start),
  find: (source, f) => readable(source).find(f),
  toArray: (source) => readable(source).toArray(),
};

export const concurrency = {
  mapConcurrent: (source, f, concurrency) => readable(source).map(f, { concurrency }),
  buffer: (source, highWaterMark) => Readable.from(source, { highWaterMark }),
};
