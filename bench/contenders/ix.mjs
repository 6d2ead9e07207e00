/** ix. Its overlapping windows are `buffer(3, 1)`, which also gives the unfinished ones at the end. */
import { count, find, from, range, sum, toArray, zip } from "ix/Ix.iterable";
import { buffer, filter, flatMap, map, pairwise, take, takeWhile } from "ix/Ix.iterable.operators";
import { numbersUpTo, shortly } from "../workloads.mjs";

const isFull = (window) => window.length === 3;

export const workloads = {
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

export const ops = {
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
