/**
 * ix. Its overlapping windows are `buffer(3, 1)`, which also yields the unfinished ones at the end. Its `minBy` and
 * `maxBy` return all of the best; its map of groups is made of two operators.
 */
import * as async from "ix/Ix.asynciterable";
import * as asyncOps from "ix/Ix.asynciterable.operators";
import {
  average,
  count,
  find,
  from,
  last,
  max,
  maxBy,
  min,
  minBy,
  range,
  sequenceEqual,
  sum,
  toArray,
  toMap,
  toSet,
  zip,
} from "ix/Ix.iterable";
import {
  buffer,
  distinct,
  distinctUntilChanged,
  filter,
  flat,
  flatMap,
  groupBy,
  map,
  memoize,
  pairwise,
  skipLast,
  slice,
  take,
  takeLast,
  takeWhile,
} from "ix/Ix.iterable.operators";
import { numbersUpTo, shortly } from "../kit/inputs.mjs";

const isFull = (window) => window.length === 3;

export const pipelines = {
  filterMapTakeSum: (n) =>
    sum(
      range(0, 2 * n).pipe(
        filter((x) => x % 2 === 0),
        map((x) => x * 3),
        take(n / 2),
      ),
    ),
  pairwiseFind: (n) => find(range(0, Infinity).pipe(pairwise()), { predicate: ([a, b]) => a + b > 2 * n }),
  mapFilterToArray: (n) =>
    toArray(
      from(numbersUpTo(n)).pipe(
        map((x) => x * 2),
        filter((x) => x % 3 !== 0),
      ),
    ),
  shortFind: (n) =>
    shortly(n, (ten, i) =>
      find(
        from(ten).pipe(
          map((x) => x + i),
          filter((x) => x % 3 !== 0),
        ),
        { predicate: (x) => x > i + 5 },
      ),
    ),
  flatMapRanges: (n) => sum(range(0, n / 10).pipe(flatMap((i) => range(i, 10)))),
  forOf(n) {
    let total = 0;
    const kept = range(0, n).pipe(
      filter((x) => x % 3 !== 0),
      map((x) => x * 2),
    );
    for (const x of kept) total += x;
    return total;
  },
  windowsMapSum: (n) =>
    sum(
      range(0, n).pipe(
        buffer(3, 1),
        takeWhile(isFull),
        map(([a, b, c]) => a + b + c),
      ),
    ),
  chunksCount: (n) => count(range(0, n).pipe(buffer(10))),
  zipTakeSum: (n) =>
    sum(
      zip(range(0, 2 * n), range(n, 2 * n)).pipe(
        take(n),
        map(([a, b]) => a + b),
      ),
    ),
};

export const operators = {
  map: (source, f) => from(source).pipe(map(f)),
  filter: (source, f) => from(source).pipe(filter(f)),
  take: (source, n) => from(source).pipe(take(n)),
  flatMap: (source, f) => from(source).pipe(flatMap(f)),
  pairwise: (source) => from(source).pipe(pairwise()),
  windows: (source) => from(source).pipe(buffer(3, 1), takeWhile(isFull)),
  chunks: (source) => from(source).pipe(buffer(10)),
  zip: (a, b) => zip(from(a), from(b)),
  find: (source, f) => find(from(source), { predicate: f }),
  count: (source) => count(from(source)),
  toArray: (source) => toArray(from(source)),
};

export const asyncOperators = {
  map: (source, f) => async.from(source).pipe(asyncOps.map(f)),
  filter: (source, f) => async.from(source).pipe(asyncOps.filter(f)),
  mapAsync: (source, f) => async.from(source).pipe(asyncOps.map(f)),
  filterAsync: (source, f) => async.from(source).pipe(asyncOps.filter(f)),
  take: (source, n) => async.from(source).pipe(asyncOps.take(n)),
  flatMap: (source, f) => async.from(source).pipe(asyncOps.concatMap(f)),
  pairwise: (source) => async.from(source).pipe(asyncOps.pairwise()),
  chunks: (source, size = 10) => async.from(source).pipe(asyncOps.buffer(size)),
  zip: (a, b) => async.zip(async.from(a), async.from(b)),
  reduce: (source, callback, seed) => async.reduce(async.from(source), { callback, seed }),
  find: (source, predicate) => async.find(async.from(source), { predicate }),
  count: (source) => async.count(async.from(source)),
  toArray: (source) => async.toArray(async.from(source)),
};

export const concurrency = {
  merge: (sources) => async.merge(...sources.map((source) => async.from(source))),
  debounce: (source, ms) => async.from(source).pipe(asyncOps.debounce(ms)),
  chunksWithin: (source, size, ms) => async.from(source).pipe(asyncOps.bufferCountOrTime(size, ms)),
};

export const vocabulary = {
  memoize: (source) => from(source).pipe(memoize()),
  equals: (a, b) => sequenceEqual(from(a), from(b)),
  flatten: (source) => from(source).pipe(flat(1)),
  slice: (source, start, end) => from(source).pipe(slice(start, end - start)),
  dropLast: (source, count) => from(source).pipe(skipLast(count)),
  takeLast: (source, count) => from(source).pipe(takeLast(count)),
  dedupe: (source) => from(source).pipe(distinctUntilChanged()),
  dedupeBy: (source, keySelector) => from(source).pipe(distinctUntilChanged({ keySelector })),
  unique: (source) => from(source).pipe(distinct()),
  uniqueAll: (source) => from(source).pipe(distinct()),
  uniqueBy: (source, keySelector) => from(source).pipe(distinct({ keySelector })),
  findLast: (source, predicate) => last(from(source), { predicate }),
  groupBy: (source, key) =>
    toMap(from(source).pipe(groupBy(key)), { keySelector: (group) => group.key, elementSelector: toArray }),
  toSet: (source) => toSet(from(source)),
  toMap: (source) =>
    toMap(from(source), { keySelector: ([key]) => key, elementSelector: ([, value]) => value }),
  min: (source) => min(from(source)),
  max: (source) => max(from(source)),
  minBy: (source, selector) => minBy(from(source), { selector })[0],
  maxBy: (source, selector) => maxBy(from(source), { selector })[0],
  average: (source) => average(from(source)),
};
