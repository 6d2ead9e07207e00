/**
 * iter-tools. Its windows are views of a ring buffer; its batches and groups are iterables, which are read into arrays
 * here.
 */
import {
  arrayFrom,
  asyncBatch,
  asyncFilter,
  asyncFind,
  asyncFlatMap,
  asyncMap,
  asyncReduce,
  asyncSize,
  asyncTake,
  asyncToArray,
  asyncWindow,
  asyncZip,
  batch,
  collate,
  distinct,
  equal,
  execPipe,
  filter,
  find,
  findBest,
  firstHighest,
  firstLowest,
  flat,
  flatMap,
  fork,
  interpose,
  isSorted,
  map,
  range,
  reduce,
  roundRobin,
  size,
  slice,
  splitGroups,
  take,
  toArray,
  toObject,
  window,
  zip,
} from "iter-tools";
import { numbersUpTo, shortly } from "../kit/inputs.mjs";

const add = (a, b) => a + b;

export const pipelines = {
  filterMapTakeSum: (n) =>
    execPipe(
      range(0, 2 * n),
      filter((x) => x % 2 === 0),
      map((x) => x * 3),
      take(n / 2),
      reduce(0, add),
    ),
  // A copy of the pair: the view that is found is a buffer of the library's own.
  pairwiseFind: (n) =>
    arrayFrom(
      execPipe(
        range(),
        window(2),
        find(([a, b]) => a + b > 2 * n),
      ),
    ),
  mapFilterToArray: (n) =>
    execPipe(
      numbersUpTo(n),
      map((x) => x * 2),
      filter((x) => x % 3 !== 0),
      toArray,
    ),
  shortFind: (n) =>
    shortly(n, (ten, i) =>
      execPipe(
        ten,
        map((x) => x + i),
        filter((x) => x % 3 !== 0),
        find((x) => x > i + 5),
      ),
    ),
  flatMapRanges: (n) =>
    execPipe(
      range(0, n / 10),
      flatMap((i) => range(i, i + 10)),
      reduce(0, add),
    ),
  forOf(n) {
    let total = 0;
    const kept = execPipe(
      range(0, n),
      filter((x) => x % 3 !== 0),
      map((x) => x * 2),
    );
    for (const x of kept) total += x;
    return total;
  },
  windowsMapSum: (n) =>
    execPipe(
      range(0, n),
      window(3),
      map(([a, b, c]) => a + b + c),
      reduce(0, add),
    ),
  // Read into arrays, as the others have them: `size` counts one too many when nobody reads the batches.
  chunksCount: (n) => execPipe(range(0, n), batch(10), map(toArray), size),
  zipTakeSum: (n) =>
    execPipe(
      zip(range(0, 2 * n), range(n, 3 * n)),
      take(n),
      map(([a, b]) => a + b),
      reduce(0, add),
    ),
};

export const operators = {
  map: (source, f) => map(f, source),
  filter: (source, f) => filter(f, source),
  take: (source, n) => take(n, source),
  flatMap: (source, f) => flatMap(f, source),
  pairwise: (source) => window(2, source),
  windows: (source) => window(3, source),
  chunks: (source) => map(toArray, batch(10, source)),
  zip: (a, b) => zip(a, b),
  find: (source, f) => find(f, source),
  count: (source) => size(source),
  toArray: (source) => toArray(source),
};

export const asyncOperators = {
  map: (source, f) => asyncMap(f, source),
  filter: (source, f) => asyncFilter(f, source),
  mapAsync: (source, f) => asyncMap(f, source),
  filterAsync: (source, f) => asyncFilter(f, source),
  take: (source, n) => asyncTake(n, source),
  flatMap: (source, f) => asyncFlatMap(f, source),
  pairwise: (source) => asyncWindow(2, source),
  chunks: (source, size = 10) => asyncMap(asyncToArray, asyncBatch(size, source)),
  zip: (a, b) => asyncZip(a, b),
  reduce: (source, f, start) => asyncReduce(start, f, source),
  find: (source, f) => asyncFind(f, source),
  count: (source) => asyncSize(source),
  toArray: (source) => asyncToArray(source),
};

const ascending = (a, b) => a - b;

export const vocabulary = {
  tee(source) {
    const [a, b] = fork(source);
    return [a, b];
  },
  equals: (a, b) => equal(a, b),
  flatten: (source) => flat(1, source),
  stepBy: (source, step) => slice({ step }, source),
  slice: (source, start, end) => slice({ start, end }, source),
  intersperse: (source, separator) => interpose(separator, source),
  chunkBy: (source, key) => map(([k, group]) => [k, toArray(group)], splitGroups(key, source)),
  unique: (source) => distinct(source),
  uniqueAll: (source) => distinct(source),
  uniqueBy: (source, key) => distinct(key, source),
  interleave: (a, b) => roundRobin(a, b),
  mergeSorted: (a, b) => collate(ascending, a, b),
  toObject: (source) => toObject(source),
  min: (source) => findBest(firstLowest, source),
  max: (source) => findBest(firstHighest, source),
  minBy: (source, key) => findBest(firstLowest, key, source),
  maxBy: (source, key) => findBest(firstHighest, key, source),
  isSorted: (source) => isSorted(source),
};

/** Its windows are views of a buffer that goes on: who keeps them does not have what the others yield. */
export const rows = { pairwise: undefined, windows: undefined };
