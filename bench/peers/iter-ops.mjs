/**
 * iter-ops. It has no sources, no pairwise and no windows; `page` is its chunks. Consumers return an iterable of one
 * value.
 */
import {
  count,
  distinct,
  filter,
  first,
  flat,
  flatMap,
  last,
  map,
  page,
  pipe,
  reduce,
  skip,
  take,
  takeLast,
  toArray,
  toAsync,
  wait,
  waitRace,
  zip,
} from "iter-ops";
import { numbersUpTo, range, shortly } from "../kit/inputs.mjs";

const add = (a, b) => a + b;

export const pipelines = {
  filterMapTakeSum: (n) =>
    pipe(
      range(0, 2 * n),
      filter((x) => x % 2 === 0),
      map((x) => x * 3),
      take(n / 2),
      reduce(add, 0),
    ).first,
  mapFilterToArray: (n) =>
    pipe(
      numbersUpTo(n),
      map((x) => x * 2),
      filter((x) => x % 3 !== 0),
      toArray(),
    ).first,
  shortFind: (n) =>
    shortly(
      n,
      (ten, i) =>
        pipe(
          ten,
          map((x) => x + i),
          filter((x) => x % 3 !== 0),
          first((x) => x > i + 5),
        ).first,
    ),
  flatMapRanges: (n) =>
    pipe(
      range(0, n / 10),
      flatMap((i) => range(i, i + 10)),
      reduce(add, 0),
    ).first,
  forOf(n) {
    let total = 0;
    const kept = pipe(
      range(0, n),
      filter((x) => x % 3 !== 0),
      map((x) => x * 2),
    );
    for (const x of kept) total += x;
    return total;
  },
  chunksCount: (n) => pipe(range(0, n), page(10), count()).first,
  zipTakeSum: (n) =>
    pipe(
      range(0, 2 * n),
      zip(range(n, 3 * n)),
      take(n),
      map(([a, b]) => a + b),
      reduce(add, 0),
    ).first,
};

export const operators = {
  map: (source, f) => pipe(source, map(f)),
  filter: (source, f) => pipe(source, filter(f)),
  take: (source, n) => pipe(source, take(n)),
  flatMap: (source, f) => pipe(source, flatMap(f)),
  chunks: (source) => pipe(source, page(10)),
  zip: (a, b) => pipe(a, zip(b)),
  find: (source, f) => pipe(source, first(f)).first,
  count: (source) => pipe(source, count()).first,
  toArray: (source) => pipe(source, toArray()).first,
};

const piped = (source, ...ops) => pipe(Symbol.asyncIterator in source ? source : toAsync(source), ...ops);

/** A promise that `map` makes is a value like others, until `wait`. */
export const asyncOperators = {
  map: (source, f) => piped(source, map(f)),
  filter: (source, f) => piped(source, filter(f)),
  mapAsync: (source, f) => piped(source, map(f), wait()),
  filterAsync: (source, f) => piped(source, filter(f)),
  take: (source, n) => piped(source, take(n)),
  flatMap: (source, f) => piped(source, flatMap(f)),
  chunks: (source, size = 10) => piped(source, page(size)),
  zip: (a, b) => piped(a, zip(b)),
  reduce: (source, f, start) => piped(source, reduce(f, start)).first,
  find: (source, f) => piped(source, first(f)).first,
  count: (source) => piped(source, count()).first,
  toArray: (source) => piped(source, toArray()).first,
};

export const concurrency = {
  mapUnordered: (source, f, concurrency) => piped(source, map(f), waitRace(concurrency)),
};

export const vocabulary = {
  flatten: (source) => pipe(source, flat(1)),
  slice: (source, start, end) => pipe(source, skip(start), take(end - start)),
  takeLast: (source, count) => pipe(source, takeLast(count)),
  unique: (source) => pipe(source, distinct()),
  uniqueAll: (source) => pipe(source, distinct()),
  uniqueBy: (source, key) => pipe(source, distinct(key)),
  findLast: (source, f) => pipe(source, last(f)).first,
};
