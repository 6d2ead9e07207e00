/** streaming-iterables, for async pipelines. It has no pairwise, zip or find. */
import { batch, collect, filter, flatMap, map, reduce, take } from "streaming-iterables";

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
