/**
 * es-toolkit: its own sources and joiners, and for map, filter and the like its pipeable faces of the native
 * helpers. It has no pairwise and no windows for iterators, and reads iterators only.
 */
import { pipe } from "es-toolkit/fp";
import { chunk, count, filter, find, flatMap, map, reduce, take, toArray, zip } from "es-toolkit/fp/iterator";
import { cartesianProduct, partition, range, uniqBy } from "es-toolkit/iterator";
import { numbersUpTo, shortly } from "../kit/inputs.mjs";

const add = (a, b) => a + b;

export const pipelines = {
  filterMapTakeSum: (n) =>
    pipe(
      range(0, 2 * n),
      filter((x) => x % 2 === 0),
      map((x) => x * 3),
      take(n / 2),
      reduce(add, 0),
    ),
  mapFilterToArray: (n) =>
    pipe(
      numbersUpTo(n).values(),
      map((x) => x * 2),
      filter((x) => x % 3 !== 0),
      toArray(),
    ),
  shortFind: (n) =>
    shortly(n, (ten, i) =>
      pipe(
        ten.values(),
        map((x) => x + i),
        filter((x) => x % 3 !== 0),
        find((x) => x > i + 5),
      ),
    ),
  flatMapRanges: (n) =>
    pipe(
      range(0, n / 10),
      flatMap((i) => range(i, i + 10)),
      reduce(add, 0),
    ),
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
  chunksCount: (n) => pipe(range(0, n), chunk(10), count()),
  zipTakeSum: (n) =>
    pipe(
      range(0, 2 * n),
      zip(range(n, 3 * n)),
      take(n),
      map(([a, b]) => a + b),
      reduce(add, 0),
    ),
};

// These read iterators only.
const iterator = (source) => source[Symbol.iterator]();

export const operators = {
  map: (source, f) => map(f)(iterator(source)),
  filter: (source, f) => filter(f)(iterator(source)),
  take: (source, n) => take(n)(iterator(source)),
  flatMap: (source, f) => flatMap(f)(iterator(source)),
  chunks: (source) => chunk(10)(iterator(source)),
  zip: (a, b) => zip(iterator(b))(iterator(a)),
  find: (source, f) => find(f)(iterator(source)),
  count: (source) => count()(iterator(source)),
  toArray: (source) => toArray()(iterator(source)),
};

export const vocabulary = {
  uniqueBy: (source, key) => uniqBy(iterator(source), key),
  product: (a, b) => cartesianProduct(iterator(a), iterator(b)),
  partition: (source, f) => partition(iterator(source), f),
};
