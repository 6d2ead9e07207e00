/**
 * What Node 24 has: Iterator helpers, and functions that read an iterable. It has no pairwise, windows, chunks or zip,
 * and no range.
 */
import { numbersUpTo, range, shortly } from "../kit/inputs.mjs";

export const pipelines = {
  filterMapTakeSum: (n) =>
    range(0, 2 * n)
      .filter((x) => x % 2 === 0)
      .map((x) => x * 3)
      .take(n / 2)
      .reduce((a, b) => a + b, 0),
  mapFilterToArray: (n) =>
    numbersUpTo(n)
      .values()
      .map((x) => x * 2)
      .filter((x) => x % 3 !== 0)
      .toArray(),
  shortFind: (n) =>
    shortly(n, (ten, i) =>
      ten
        .values()
        .map((x) => x + i)
        .filter((x) => x % 3 !== 0)
        .find((x) => x > i + 5),
    ),
  flatMapRanges: (n) =>
    range(0, n / 10)
      .flatMap((i) => range(i, i + 10))
      .reduce((a, b) => a + b, 0),
  forOf(n) {
    let total = 0;
    const kept = range(0, n).filter((x) => x % 3 !== 0);
    for (const x of kept.map((x) => x * 2)) total += x;
    return total;
  },
};

export const operators = {
  map: (source, f) => Iterator.from(source).map(f),
  filter: (source, f) => Iterator.from(source).filter(f),
  take: (source, count) => Iterator.from(source).take(count),
  flatMap: (source, f) => Iterator.from(source).flatMap(f),
  find: (source, f) => Iterator.from(source).find(f),
  count: (source) => Iterator.from(source).reduce((n) => n + 1, 0),
  toArray: (source) => Iterator.from(source).toArray(),
};

const fromAsync = (source) => AsyncIterator.from(source);

/** No Node has async helpers yet. */
export const asyncOperators =
  typeof globalThis.AsyncIterator?.prototype?.map === "function"
    ? {
        map: (source, f) => fromAsync(source).map(f),
        filter: (source, f) => fromAsync(source).filter(f),
        mapAsync: (source, f) => fromAsync(source).map(f),
        filterAsync: (source, f) => fromAsync(source).filter(f),
        take: (source, count) => fromAsync(source).take(count),
        flatMap: (source, f) => fromAsync(source).flatMap(f),
        reduce: (source, f, start) => fromAsync(source).reduce(f, start),
        find: (source, f) => fromAsync(source).find(f),
        count: (source) => fromAsync(source).reduce((n) => n + 1, 0),
        toArray: (source) => fromAsync(source).toArray(),
      }
    : {};

const from = (source) => Iterator.from(source);

export const vocabulary = {
  flatten: (source) => from(source).flatMap((x) => x),
  slice: (source, start, end) =>
    from(source)
      .drop(start)
      .take(end - start),
  groupBy: (source, key) => Map.groupBy(source, key),
  toSet: (source) => new Set(source),
  toMap: (source) => new Map(source),
  toObject: (source) => Object.fromEntries(source),
  min: (source) => from(source).reduce((a, b) => (b < a ? b : a)),
  max: (source) => from(source).reduce((a, b) => (b > a ? b : a)),
};

/** `count`, `sum` and the like are the shortest that it offers. */
export const rows = {
  drop: (source, count) => from(source).drop(count),
  tap: (source, f) =>
    from(source).map((x) => {
      f(x);
      return x;
    }),
  enumerate: (source) => from(source).map((x, index) => [index, x]),
  from,
  reduce: (source, f, start) => from(source).reduce(f, start),
  sum: (source) => from(source).reduce((a, b) => a + b, 0),
  last: (source) => from(source).reduce((_, x) => x),
  nth: (source, index) =>
    from(source)
      .drop(index)
      .find(() => true),
  join: (source, separator) => from(source).toArray().join(separator),
  forEach: (source, f) => from(source).forEach(f) ?? null,
  some: (source, f) => from(source).some(f),
  every: (source, f) => from(source).every(f),
  of: (values) => values.values(),
  entries: (object) => Object.entries(object),
  split: (text, separator) => text.split(separator),
};

/** A stream of the platform is an async iterable. */
export const streams = {
  fromReadable: (stream) => stream,
};
