/** streaming-iterables, for async pipelines. It has no pairwise, zip or find. Its `merge` takes strict turns. */
import {
  batch,
  batchWithTimeout,
  buffer,
  collect,
  filter,
  flatMap,
  map,
  parallelMap,
  parallelMerge,
  reduce,
  take,
  transform,
} from "streaming-iterables";

export const asyncOperators = {
  map: (source, f) => map(f, source),
  filter: (source, f) => filter(f, source),
  mapAsync: (source, f) => map(f, source),
  filterAsync: (source, f) => filter(f, source),
  take: (source, count) => take(count, source),
  flatMap: (source, f) => flatMap(f, source),
  chunks: (source, size = 10) => batch(size, source),
  reduce: (source, f, start) => reduce(f, start, source),
  toArray: (source) => collect(source),
};

export const concurrency = {
  mapConcurrent: (source, f, concurrency) => parallelMap(concurrency, f, source),
  mapUnordered: (source, f, concurrency) => transform(concurrency, f, source),
  merge: (sources) => parallelMerge(...sources),
  buffer: (source, size) => buffer(size, source),
  chunksWithin: (source, size, ms) => batchWithTimeout(size, ms, source),
};
