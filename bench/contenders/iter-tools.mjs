/** iter-tools. Its windows are views of a ring buffer and its batches are iterables, not arrays. */
import {
  arrayFrom,
  batch,
  execPipe,
  filter,
  find,
  flatMap,
  map,
  range,
  reduce,
  size,
  take,
  toArray,
  window,
  zip,
} from "iter-tools";
import { numbersUpTo, shortly } from "../workloads.mjs";

const add = (a, b) => a + b;

export const workloads = {
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
  // Read into arrays, as the others give them: `size` counts one too many when nobody reads the batches.
  chunksCount: (n) => execPipe(range(0, n), batch(10), map(toArray), size),
  zipTakeSum: (n) =>
    execPipe(
      zip(range(0, 2 * n), range(n, 3 * n)),
      take(n),
      map(([a, b]) => a + b),
      reduce(0, add),
    ),
};

export const ops = {
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
