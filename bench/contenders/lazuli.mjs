/** lazuli's functions, from the build that is published. */
import * as lazuli from "#lazuli";
import { numbersUpTo, shortly } from "../workloads.mjs";

export const workloads = workloadsOf(lazuli);

/** The workloads by one build or another. */
export function workloadsOf({
  chunks,
  count,
  countFrom,
  filter,
  find,
  flatMap,
  map,
  pairwise,
  range,
  sum,
  take,
  toArray,
  windows,
  zip,
}) {
  return {
    filterMapTakeSum: (n) =>
      sum(
        take(
          map(
            filter(range(0, 2 * n), (x) => x % 2 === 0),
            (x) => x * 3,
          ),
          n / 2,
        ),
      ),
    pairwiseFind: (n) => find(pairwise(countFrom(0)), ([a, b]) => a + b > 2 * n),
    mapFilterToArray: (n) =>
      toArray(
        filter(
          map(numbersUpTo(n), (x) => x * 2),
          (x) => x % 3 !== 0,
        ),
      ),
    shortFind: (n) =>
      shortly(n, (ten, i) =>
        find(
          filter(
            map(ten, (x) => x + i),
            (x) => x % 3 !== 0,
          ),
          (x) => x > i + 5,
        ),
      ),
    flatMapRanges: (n) => sum(flatMap(range(0, n / 10), (i) => range(i, i + 10))),
    forOf(n) {
      let total = 0;
      const kept = filter(range(0, n), (x) => x % 3 !== 0);
      for (const x of map(kept, (x) => x * 2)) total += x;
      return total;
    },
    windowsMapSum: (n) => sum(map(windows(range(0, n), 3), ([a, b, c]) => a + b + c)),
    chunksCount: (n) => count(chunks(range(0, n), 10)),
    zipTakeSum: (n) => sum(map(take(zip([range(0, 2 * n), range(n, 3 * n)]), n), ([a, b]) => a + b)),
  };
}

export const ops = opsOf(lazuli);

/** What the laws are checked on. */
export function opsOf({ chunks, count, filter, find, flatMap, map, pairwise, take, toArray, windows, zip }) {
  return {
    map,
    filter,
    take,
    flatMap,
    pairwise,
    windows: (source) => windows(source, 3),
    chunks: (source) => chunks(source, 10),
    zip: (a, b) => zip([a, b]),
    find,
    count,
    toArray,
  };
}
