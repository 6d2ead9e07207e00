/** lazuli's functions, from the build that is published. */
import * as lazuli from "#lazuli";
import * as lazuliAsync from "#lazuli-async";
import { counting, PRIME_1024, PRIME_256, repeated, repeatedly, restOf } from "../kit/counting.mjs";
import { numbersUpTo, shortly } from "../kit/inputs.mjs";

const { count, fib, fibAt, find, first, isPrime, primeCount, primes, sum, take, toArray } = lazuli;

export const pipelines = pipelinesOf(lazuli);

/** The same by one build or another. */
export function pipelinesOf({
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

export const operators = operatorsOf(lazuli);

/** What they are made of. */
export function operatorsOf({
  chunks,
  count,
  filter,
  find,
  flatMap,
  map,
  pairwise,
  take,
  toArray,
  windows,
  zip,
}) {
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

export const asyncOperators = {
  map: lazuliAsync.map,
  filter: lazuliAsync.filter,
  mapAsync: lazuliAsync.map,
  filterAsync: lazuliAsync.filter,
  take: lazuliAsync.take,
  flatMap: lazuliAsync.flatMap,
  pairwise: (source) => lazuliAsync.pairwise(source),
  chunks: (source, size = 10) => lazuliAsync.chunks(source, size),
  zip: (a, b) => lazuliAsync.zip([a, b]),
  reduce: lazuliAsync.reduce,
  find: lazuliAsync.find,
  count: (source) => lazuliAsync.count(source),
  toArray: (source) => lazuliAsync.toArray(source),
};

export const concurrency = {
  mapConcurrent: (source, f, concurrency) => lazuliAsync.mapConcurrent(source, f, { concurrency }),
  mapUnordered: (source, f, concurrency) =>
    lazuliAsync.mapConcurrent(source, f, { concurrency, ordered: false }),
  merge: (sources) => lazuliAsync.merge(...sources),
  buffer: lazuliAsync.buffer,
  debounce: lazuliAsync.debounce,
  chunksWithin: lazuliAsync.chunksWithin,
};

function channel(sources, capacity, onEnd) {
  const values = lazuliAsync.channel({ capacity });
  const send = async (source) => {
    const { send } = values.sender();
    try {
      for (const value of source) await send(value);
    } finally {
      onEnd?.();
    }
  };
  Promise.all(sources.map(send)).then(values.close, values.fail);
  return values;
}

const produce = (source, onEnd) =>
  lazuliAsync.produce(async (send) => {
    try {
      for (const value of source) await send(value);
    } finally {
      onEnd?.();
    }
  });

export const streams = {
  channel,
  channelBytes: channel,
  produce,
  fromReadable: lazuliAsync.fromReadable,
  lines: lazuliAsync.lines,
  ndjson: lazuliAsync.ndjson,
};

export const vocabulary = {
  tee: (source) => lazuli.tee(source),
  memoize: lazuli.memoize,
  equals: (a, b) => lazuli.equals(a, b),
  filterMap: lazuli.filterMap,
  mapAccum: lazuli.mapAccum,
  flatten: lazuli.flatten,
  stepBy: lazuli.stepBy,
  slice: lazuli.slice,
  dropLast: lazuli.dropLast,
  takeLast: lazuli.takeLast,
  intersperse: lazuli.intersperse,
  withPosition: lazuli.withPosition,
  chunkBy: lazuli.chunkBy,
  chunkWhile: lazuli.chunkWhile,
  runLengthEncode: lazuli.runLengthEncode,
  runLengthDecode: lazuli.runLengthDecode,
  dedupe: lazuli.dedupe,
  dedupeBy: lazuli.dedupeBy,
  unique: lazuli.unique,
  uniqueAll: lazuli.unique,
  uniqueBy: lazuli.uniqueBy,
  interleave: lazuli.interleave,
  product: lazuli.product,
  mergeSorted: lazuli.mergeSorted,
  unionSorted: lazuli.unionSorted,
  intersectSorted: lazuli.intersectSorted,
  differenceSorted: lazuli.differenceSorted,
  permutations: lazuli.permutations,
  combinations: lazuli.combinations,
  powerset: lazuli.powerset,
  findLast: lazuli.findLast,
  groupBy: lazuli.groupBy,
  countBy: lazuli.countBy,
  partition: lazuli.partition,
  reduceWhile: lazuli.reduceWhile,
  toSet: lazuli.toSet,
  toMap: lazuli.toMap,
  toObject: lazuli.toObject,
  min: lazuli.min,
  max: lazuli.max,
  minMax: lazuli.minMax,
  minBy: lazuli.minBy,
  maxBy: lazuli.maxBy,
  average: lazuli.average,
  largest: lazuli.largest,
  isSorted: lazuli.isSorted,
};

/** What is neither above nor in `operators`, and the source that others read generators for. What returns nothing returns null, so that there is something to compare. */
export const rows = {
  takeWhile: lazuli.takeWhile,
  takeUntil: lazuli.takeUntil,
  drop: lazuli.drop,
  dropWhile: lazuli.dropWhile,
  scan: lazuli.scan,
  enumerate: lazuli.enumerate,
  tap: lazuli.tap,
  concat: lazuli.concat,
  diagonal: lazuli.diagonal,
  combinationsWithRepetition: lazuli.combinationsWithRepetition,
  distinctPermutations: lazuli.distinctPermutations,
  splitAt: lazuli.splitAt,
  span: lazuli.span,
  peekable: lazuli.peekable,
  borrow: lazuli.borrow,
  from: lazuli.from,
  cycle: lazuli.cycle,
  reduce: lazuli.reduce,
  sum: lazuli.sum,
  last: lazuli.last,
  nth: lazuli.nth,
  join: lazuli.join,
  findIndex: lazuli.findIndex,
  some: lazuli.some,
  every: lazuli.every,
  includes: lazuli.includes,
  includesSorted: lazuli.includesSorted,
  smallest: lazuli.smallest,
  range: lazuli.range,
  countFrom: lazuli.countFrom,
  repeat: lazuli.repeat,
  generate: lazuli.generate,
  iterate: lazuli.iterate,
  unfold: lazuli.unfold,
  entries: lazuli.entries,
  split: lazuli.split,
  circularWindows: (source) => lazuli.circularWindows(source, 3),
  zipThree: (a, b, c) => lazuli.zip([a, b, c]),
  zipKeyed: (a, b) => lazuli.zipKeyed({ a, b }),
  compare: (a, b) => lazuli.compare(a, b),
  drain: (source) => lazuli.drain(source) ?? null,
  forEach: (source, f) => lazuli.forEach(source, f) ?? null,
  of: (values) => lazuli.of(...values),
  recurrenceOne: lazuli.recurrence,
  recurrenceTwo: lazuli.recurrence,
  recurrenceThree: lazuli.recurrence,
  ownRange: (n) => lazuli.range(0, n),
};

function loop(size) {
  let count = 0;
  for (const prime of primes()) {
    if (prime >= size) break;
    count++;
  }
  return count;
}

const fibonacci = (index) => restOf(fibAt(index));

export const numbers = {
  loop8: loop,
  loop9: loop,
  first10(times) {
    let sum = 0;
    for (let time = 0; time < times; time++) {
      let count = 0;
      for (const prime of primes()) {
        sum += prime;
        if (++count === 10) break;
      }
    }
    return sum;
  },
  countPrimes: (size) => count(primes({ to: size })),
  sumPrimes: (size) => sum(primes({ to: size })),
  findPrime: (size) => find(primes(), (p) => p > size),
  far(times) {
    let sum = 0;
    for (let time = 0; time < times; time++) sum += first(primes({ from: 2 ** 52 })) - 2 ** 52;
    return sum;
  },
  cold: (size) => toArray(take(primes({ from: 2 ** 52 }), size)).length,
  odd53: counting(isPrime),
  primeCount,
  prime256: repeated(PRIME_256, isPrime),
  prime1024: repeated(PRIME_1024, isPrime),
  fibLoop(size) {
    let index = 0;
    for (const n of fib()) if (++index === size) return restOf(n);
    return undefined;
  },
  fibAt3: repeatedly(() => fibAt(3000)),
  fibAt6: fibonacci,
  fibAt7: fibonacci,
};
