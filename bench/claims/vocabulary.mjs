/**
 * The operators and consumers that most programs use less, each alone, over an array, are faster than those of each library
 * that keeps the closing law. The bar: on each workload, native functions included.
 */
import { perElement } from "../kit/elements.mjs";
import { numbersUpTo } from "../kit/inputs.mjs";
import {
  callbackCases,
  comparingCases,
  consumerCases,
  joinerCases,
  keeperCases,
  readersCases,
  stageCases,
} from "../kit/law.mjs";
import { workloadsOf } from "../kit/peers.mjs";

const isFunction = (value) => typeof value === "function";

/** A sequence from a sequence. */
const stage = (input, ...args) => ({
  inputs: (n) => [input(n), ...args],
  read: sequence,
  cases: isFunction(args[0])
    ? callbackCases((op, source, callback) => op(source, callback, ...args.slice(1)), args[0])
    : stageCases((op, source) => op(source, ...args), input.law),
});

/** A value from a whole sequence. */
const consumer = (input, ...args) => ({
  inputs: (n) => [input(n), ...args],
  read: value,
  cases: consumerCases((op, source, callback = args[0]) => op(source, callback, ...args.slice(1)), {
    callback: args.find(isFunction),
    ...input.law,
  }),
});

/** A sequence from two. */
const joiner = (first, second) => ({
  inputs: (n) => [first(n), second(n)],
  read: sequence,
  cases: joinerCases,
});

/** Whether two sequences are the same. */
const comparison = (first, second) => ({
  inputs: (n) => [first(n), second(n)],
  read: value,
  cases: comparingCases,
});

/** Readers of one sequence, in an iterable; they are read in turns. */
const sharing = (input) => ({
  inputs: (n) => [input(n)],
  read: inTurns,
  cases: readersCases,
});

/** What can be read twice. */
const keeping = (input) => ({
  inputs: (n) => [input(n)],
  read: twice,
  cases: keeperCases,
});

/** Arrays that are made once for each length; `law` says what a source looks like when the law is tested. */
function input(make, law) {
  const made = new Map();
  const once = (n) => {
    if (!made.has(n)) made.set(n, make(n));
    return made.get(n);
  };
  return Object.assign(once, { law });
}
const listOf = (f, law) => input((n) => Array.from({ length: n }, (_, i) => f(i, n)), law);

const numbers = numbersUpTo;
const range = listOf((i) => i);
// In no order; 7919 is a prime number.
const shuffled = listOf((i, n) => (i * 7919) % n);
const hundred = listOf((i) => (i * 7919) % 100);
const runs = listOf((i) => Math.floor(i / 5) % 100);
const entry = (i) => [`k${i % 1000}`, i];
const entries = listOf(entry, { make: entry });
const nested = input(
  (n) => Array.from({ length: n / 10 }, (_, i) => Array.from({ length: 10 }, (_, j) => i + j)),
  { make: (i) => [i, i] },
);
const counted = input((n) => Array.from({ length: n / 5 }, (_, i) => [i, 5]), { make: (i) => [i, 2] });
const side = input((n) => numbersUpTo(Math.floor(Math.sqrt(n))));
const multiples = (step) => input((n) => Array.from({ length: n / 2 }, (_, i) => i * step));
const few = (length) => input(() => numbersUpTo(length), { length: 4 });

const lastDigit = (x) => x % 10;
// No two alike below 20011, a prime number: contenders differ in which one of equals they choose.
const scattered = (x) => (x * 31) % 20_011;
const isEven = (x) => x % 2 === 0;

/**
 * A line here says what an operator reads, and a line in each contender's `vocabulary` is that contender's operator, with
 * the arguments in lazuli's order. What returns a sequence is read to its end by the same `for…of` for all.
 */
export const workloads = titled({
  filterMap: stage(numbers, (x) => (x % 2 === 0 ? x * 3 : undefined)),
  mapAccum: stage(numbers, (sum, x) => [sum + x, (sum + x) % 100], 0),
  flatten: stage(nested),
  stepBy: stage(numbers, 3),
  slice: stage(numbers, 1000, 15_000),
  dropLast: stage(numbers, 10),
  takeLast: stage(numbers, 1000),
  intersperse: stage(numbers, -1),
  withPosition: stage(numbers),
  chunkBy: stage(runs, (x) => x % 7),
  chunkWhile: stage(runs, (a, b) => a === b),
  runLengthEncode: stage(runs),
  runLengthDecode: stage(counted),
  dedupe: stage(runs),
  dedupeBy: stage(runs, (x) => x >> 1),
  unique: stage(hundred),
  uniqueAll: stage(shuffled),
  uniqueBy: stage(shuffled, (x) => x >> 2),
  interleave: joiner(numbers, shuffled),
  product: joiner(side, side),
  mergeSorted: joiner(multiples(2), multiples(3)),
  unionSorted: joiner(multiples(2), multiples(3)),
  intersectSorted: joiner(multiples(2), multiples(3)),
  differenceSorted: joiner(multiples(2), multiples(3)),
  permutations: stage(few(8)),
  combinations: stage(few(16), 8),
  powerset: stage(few(14)),
  tee: sharing(numbers),
  memoize: keeping(numbers),
  equals: comparison(numbers, range),
  findLast: consumer(numbers, isEven),
  groupBy: consumer(shuffled, lastDigit),
  countBy: consumer(shuffled, lastDigit),
  partition: consumer(shuffled, isEven),
  reduceWhile: consumer(
    numbers,
    (sum) => sum < 1e8,
    (sum, x) => sum + x,
    0,
  ),
  toSet: consumer(shuffled),
  toMap: consumer(entries),
  toObject: consumer(entries),
  min: consumer(shuffled),
  max: consumer(shuffled),
  minMax: consumer(shuffled),
  minBy: consumer(shuffled, scattered),
  maxBy: consumer(shuffled, scattered),
  average: consumer(shuffled),
  largest: consumer(shuffled, 10),
  isSorted: consumer(numbers),
});

/** The table's title of an operator is its name, but for what has several rows. */
function titled(table) {
  const titles = { unique: "unique (of 100 kinds)", uniqueAll: "unique (no two alike)" };
  for (const [name, workload] of Object.entries(table)) {
    workload.title = titles[name] ?? name;
    workload.ops = [name];
  }
  return table;
}

/** Whose results the others are compared with. */
export const reference = "hand";

/** Reads a sequence to its end: fast, to be timed, or for the values. */
function sequence(iterable, keep) {
  if (keep) return [...iterable];
  let count = 0;
  let last;
  for (const value of iterable) {
    last = value;
    count++;
  }
  return [count, last];
}

/** Reads two sequences, a value of each in turn. */
function inTurns([first, second], keep) {
  const a = first[Symbol.iterator]();
  const b = second[Symbol.iterator]();
  const pairs = [];
  let count = 0;
  let last;
  for (;;) {
    const { value, done } = a.next();
    const { value: other, done: otherDone } = b.next();
    if (done || otherDone) break;
    if (keep) pairs.push([value, other]);
    last = value + other;
    count++;
  }
  return keep ? pairs : [count, last];
}

function twice(iterable, keep) {
  return [sequence(iterable, keep), sequence(iterable, keep)];
}

/** The same for the hand-written loops, which call a function with each value. */
function emitted(run, keep) {
  if (keep) {
    const values = [];
    run((value) => values.push(value));
    return values;
  }
  let count = 0;
  let last;
  run((value) => {
    last = value;
    count++;
  });
  return [count, last];
}

function value(result) {
  return result;
}

async function load(contender) {
  const vocabulary = await workloadsOf(contender, "vocabulary", workloads);
  const isHand = contender === "hand";
  const runs = (keep) =>
    Object.fromEntries(
      Object.entries(vocabulary).map(([name, op]) => {
        const { inputs, read } = workloads[name];
        const run =
          isHand && read === sequence
            ? (n) => emitted((emit) => op(...inputs(n), emit), keep)
            : (n) => read(op(...inputs(n)), keep);
        return [name, run];
      }),
    );
  const cases = Object.fromEntries(Object.entries(workloads).map(([name, { cases }]) => [name, cases]));
  return { runs: runs(false), results: runs(true), operators: isHand ? {} : vocabulary, cases };
}

export const { describe, time, result, report } = perElement({ workloads, load });
