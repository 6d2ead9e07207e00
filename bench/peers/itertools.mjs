/** itertools. It has no windows. Its groups are iterators, which are read into arrays here. */
import {
  chunked,
  count,
  filter,
  find,
  flatmap,
  flatten,
  groupBy,
  ifilter,
  igroupby,
  imap,
  intersperse,
  islice,
  itake,
  izip,
  max,
  min,
  pairwise,
  partition,
  permutations,
  range,
  roundrobin,
  sum,
  uniqueEverseen,
  uniqueJustseen,
} from "itertools";
import { numbersUpTo, shortly } from "../kit/inputs.mjs";

// Its `count` is the endless counter; the length of an iterable is counted by a loop.
function length(source) {
  let total = 0;
  for (const _ of source) total++;
  return total;
}

export const pipelines = {
  filterMapTakeSum: (n) =>
    sum(
      itake(
        n / 2,
        imap(
          ifilter(range(0, 2 * n), (x) => x % 2 === 0),
          (x) => x * 3,
        ),
      ),
    ),
  pairwiseFind: (n) => find(pairwise(count()), ([a, b]) => a + b > 2 * n),
  mapFilterToArray: (n) =>
    filter(
      imap(numbersUpTo(n), (x) => x * 2),
      (x) => x % 3 !== 0,
    ),
  shortFind: (n) =>
    shortly(n, (ten, i) =>
      find(
        ifilter(
          imap(ten, (x) => x + i),
          (x) => x % 3 !== 0,
        ),
        (x) => x > i + 5,
      ),
    ),
  flatMapRanges: (n) => sum(flatmap(range(0, n / 10), (i) => range(i, i + 10))),
  forOf(n) {
    let total = 0;
    const kept = ifilter(range(0, n), (x) => x % 3 !== 0);
    for (const x of imap(kept, (x) => x * 2)) total += x;
    return total;
  },
  chunksCount: (n) => length(chunked(range(0, n), 10)),
  zipTakeSum: (n) => sum(imap(itake(n, izip(range(0, 2 * n), range(n, 3 * n))), ([a, b]) => a + b)),
};

export const operators = {
  map: imap,
  filter: ifilter,
  take: (source, n) => itake(n, source),
  flatMap: flatmap,
  pairwise,
  chunks: (source) => chunked(source, 10),
  zip: izip,
  find,
  count: length,
  toArray: (source) => [...source],
};

export const vocabulary = {
  flatten,
  stepBy: (source, step) => islice(source, 0, null, step),
  slice: islice,
  intersperse: (source, separator) => intersperse(separator, source),
  chunkBy: (source, key) => imap(igroupby(source, key), ([k, group]) => [k, [...group]]),
  dedupe: uniqueJustseen,
  dedupeBy: uniqueJustseen,
  unique: uniqueEverseen,
  uniqueAll: uniqueEverseen,
  uniqueBy: uniqueEverseen,
  interleave: roundrobin,
  permutations,
  groupBy,
  partition,
  min,
  max,
  minBy: min,
  maxBy: max,
};
