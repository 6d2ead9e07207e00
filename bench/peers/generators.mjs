/** Small generic generator functions, as a person writes them who wants no library. */
import { numbersUpTo, range, shortly } from "../kit/inputs.mjs";

function* map(source, f) {
  for (const value of source) yield f(value);
}

function* filter(source, f) {
  for (const value of source) if (f(value)) yield value;
}

function* take(source, count) {
  if (count <= 0) return;
  for (const value of source) {
    yield value;
    if (--count === 0) return;
  }
}

function* flatMap(source, f) {
  for (const value of source) yield* f(value);
}

function* pairwise(source) {
  let last;
  let started = false;
  for (const value of source) {
    if (started) yield [last, value];
    started = true;
    last = value;
  }
}

function* windows(source, size) {
  const window = [];
  for (const value of source) {
    window.push(value);
    if (window.length > size) window.shift();
    if (window.length === size) yield [...window];
  }
}

function* chunks(source, size) {
  let chunk = [];
  for (const value of source) {
    chunk.push(value);
    if (chunk.length === size) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

// The one that nobody writes with its closing right: it needs two iterators by hand.
function* zip(a, b) {
  const other = b[Symbol.iterator]();
  for (const value of a) {
    const { value: partner, done } = other.next();
    if (done) return;
    yield [value, partner];
  }
}

function sum(source) {
  let total = 0;
  for (const value of source) total += value;
  return total;
}

function count(source) {
  let total = 0;
  for (const _ of source) total++;
  return total;
}

function find(source, f) {
  for (const value of source) if (f(value)) return value;
}

export { asyncOperators } from "./generators/async.mjs";
export { concurrency } from "./generators/concurrency.mjs";
export { rows } from "./generators/rows.mjs";
export { streams } from "./generators/streams.mjs";

export const pipelines = {
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
  pairwiseFind: (n) => find(pairwise(range(0, Infinity)), ([a, b]) => a + b > 2 * n),
  mapFilterToArray: (n) => [
    ...filter(
      map(numbersUpTo(n), (x) => x * 2),
      (x) => x % 3 !== 0,
    ),
  ],
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
  zipTakeSum: (n) => sum(map(take(zip(range(0, 2 * n), range(n, 3 * n)), n), ([a, b]) => a + b)),
};

export const operators = {
  map,
  filter,
  take,
  flatMap,
  pairwise,
  windows: (source) => windows(source, 3),
  chunks: (source) => chunks(source, 10),
  zip,
  find,
  count,
  toArray: (source) => [...source],
};
