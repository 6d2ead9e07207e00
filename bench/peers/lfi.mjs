/**
 * lfi. It has no pairwise: that is a window of two. Its groups are reducers, of entries; `minWith` is the one that takes
 * a key.
 */
import {
  asAsync,
  cache,
  chunk,
  chunkAsync,
  count,
  countAsync,
  filter,
  filterAsync,
  filterMap,
  find,
  findAsync,
  findLast,
  flatMap,
  flatMapAsync,
  flatten,
  generate,
  get,
  map,
  mapAsync,
  max,
  maxWith,
  mean,
  min,
  minMax,
  minWith,
  or,
  orAsync,
  pipe,
  rangeUntil,
  reduce,
  reduceAsync,
  slice,
  sum,
  take,
  takeAsync,
  toArray,
  toCount,
  toGrouped,
  toMap,
  toObject,
  toSet,
  unique,
  uniqueBy,
  window,
  windowAsync,
  zip,
  zipAsync,
} from "lfi";
import { numbersUpTo, shortly } from "../kit/inputs.mjs";

export const pipelines = {
  filterMapTakeSum: (n) =>
    pipe(
      rangeUntil(0, 2 * n),
      filter((x) => x % 2 === 0),
      map((x) => x * 3),
      take(n / 2),
      sum,
    ),
  pairwiseFind: (n) =>
    pipe(
      generate((x) => x + 1, 0),
      window(2),
      find(([a, b]) => a + b > 2 * n),
      get,
    ),
  mapFilterToArray: (n) =>
    pipe(
      numbersUpTo(n),
      map((x) => x * 2),
      filter((x) => x % 3 !== 0),
      reduce(toArray()),
    ),
  shortFind: (n) =>
    shortly(n, (ten, i) =>
      pipe(
        ten,
        map((x) => x + i),
        filter((x) => x % 3 !== 0),
        find((x) => x > i + 5),
        get,
      ),
    ),
  flatMapRanges: (n) =>
    pipe(
      rangeUntil(0, n / 10),
      flatMap((i) => rangeUntil(i, i + 10)),
      sum,
    ),
  forOf(n) {
    let total = 0;
    const kept = pipe(
      rangeUntil(0, n),
      filter((x) => x % 3 !== 0),
      map((x) => x * 2),
    );
    for (const x of kept) total += x;
    return total;
  },
  windowsMapSum: (n) =>
    pipe(
      rangeUntil(0, n),
      window(3),
      map(([a, b, c]) => a + b + c),
      sum,
    ),
  chunksCount: (n) => pipe(rangeUntil(0, n), chunk(10), count),
  zipTakeSum: (n) =>
    pipe(
      zip(rangeUntil(0, 2 * n), rangeUntil(n, 3 * n)),
      take(n),
      map(([a, b]) => a + b),
      sum,
    ),
};

export const operators = {
  map: (source, f) => map(f, source),
  filter: (source, f) => filter(f, source),
  take: (source, n) => take(n, source),
  flatMap: (source, f) => flatMap(f, source),
  pairwise: (source) => window(2, source),
  windows: (source) => window(3, source),
  chunks: (source) => chunk(10, source),
  zip: (a, b) => zip(a, b),
  find: (source, f) => or(() => undefined, find(f, source)),
  count: (source) => count(source),
  toArray: (source) => reduce(toArray(), source),
};

const opened = (source) => (Symbol.asyncIterator in source ? source : asAsync(source));

export const asyncOperators = {
  map: (source, f) => mapAsync(f, opened(source)),
  filter: (source, f) => filterAsync(f, opened(source)),
  mapAsync: (source, f) => mapAsync(f, opened(source)),
  filterAsync: (source, f) => filterAsync(f, opened(source)),
  take: (source, n) => takeAsync(n, opened(source)),
  flatMap: (source, f) => flatMapAsync(f, opened(source)),
  pairwise: (source) => windowAsync(2, opened(source)),
  chunks: (source, size = 10) => chunkAsync(size, opened(source)),
  zip: (a, b) => zipAsync(a, b),
  reduce: (source, add, start) => reduceAsync({ create: () => start, add }, opened(source)),
  find: (source, f) => orAsync(() => undefined, findAsync(f, opened(source))),
  count: (source) => countAsync(opened(source)),
  toArray: (source) => reduceAsync(toArray(), opened(source)),
};

const keyed = (key) => map((value) => [key(value), value]);

export const vocabulary = {
  memoize: cache,
  filterMap: (source, f) => filterMap(f, source),
  flatten,
  slice: (source, start, end) => slice(start, end, source),
  unique,
  uniqueAll: unique,
  uniqueBy: (source, key) => uniqueBy(key, source),
  findLast: (source, f) => get(findLast(f, source)),
  groupBy: (source, key) => pipe(source, keyed(key), reduce(toGrouped(toArray(), toMap()))),
  countBy: (source, key) => pipe(source, keyed(key), reduce(toGrouped(toCount(), toMap()))),
  toSet: (source) => reduce(toSet(), source),
  toMap: (source) => reduce(toMap(), source),
  toObject: (source) => reduce(toObject(), source),
  min: (source) => get(min(source)),
  max: (source) => get(max(source)),
  minMax: (source) => Object.values(get(minMax(source))),
  minBy: (source, key) => get(minWith(key, source)),
  maxBy: (source, key) => get(maxWith(key, source)),
  average: mean,
};
