/** ix. Its `minBy` and `maxBy` give all of the best; its map of groups is made of two operators. */
import {
  average,
  from,
  last,
  max,
  maxBy,
  min,
  minBy,
  sequenceEqual,
  toArray,
  toMap,
  toSet,
} from "ix/Ix.iterable";
import {
  distinct,
  distinctUntilChanged,
  flat,
  groupBy,
  memoize,
  skipLast,
  slice,
  takeLast,
} from "ix/Ix.iterable.operators";

export const ops = {
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
