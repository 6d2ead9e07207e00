/**
 * What each operator and consumer reads, alone, in the claims `vocabulary` and `rows`. From a line here come the timing, the
 * comparison of all values, and the closing law.
 */
import { numbersUpTo } from "./inputs.mjs";
import {
  callbackCases,
  comparingCases,
  consumerCases,
  joinerCases,
  keeperCases,
  readersCases,
  stageCases,
} from "./law.mjs";

const isFunction = (value) => typeof value === "function";

/** An argument that depends on how many elements there are. */
class BySize {
  #of;
  #made = new Map();

  constructor(of) {
    this.#of = of;
  }

  /** The same each time, also where it is a function: a program makes its callbacks once. */
  at(n) {
    if (!this.#made.has(n)) this.#made.set(n, this.#of(n));
    return this.#made.get(n);
  }
}
export const bySize = (of) => new BySize(of);
const argumentsAt = (args, n) => args.map((arg) => (arg instanceof BySize ? arg.at(n) : arg));

/** `read` says what is done with what the operator returns: it is read by the same loop for all. */
const workload = (inputs, args, read, cases) => ({
  sources: inputs,
  argumentsAt: (n) => argumentsAt(args, n),
  inputs: (n) => [...inputs.map((input) => input(n)), ...argumentsAt(args, n)],
  read,
  cases,
});

/** How many elements a source has when the law is tested, if it does not say. */
const LAW_LENGTH = 50;

/** A sequence from a sequence. */
export function stage(input, ...args) {
  const [first, ...rest] = argumentsAt(args, LAW_LENGTH);
  const cases = isFunction(first)
    ? callbackCases((op, source, callback) => op(source, callback, ...rest), first)
    : stageCases((op, source) => op(source, ...argumentsAt(args, LAW_LENGTH)), input.law);
  return workload([input], args, sequence, cases);
}

/** A value from a whole sequence. */
export function consumer(input, ...args) {
  const [first, ...rest] = argumentsAt(args, LAW_LENGTH);
  const cases = consumerCases((op, source, callback = first) => op(source, callback, ...rest), {
    callback: [first, ...rest].find(isFunction),
    ...input.law,
  });
  return workload([input], args, value, cases);
}

/** A sequence from several; the law is tested with two. */
export const joiner = (...inputs) => workload(inputs, [], sequence, joinerCases);

/** Whether two sequences are the same. */
export const comparison = (first, second) => workload([first, second], [], value, comparingCases);

/** Readers of one sequence, in an iterable; they are read in turns. */
const sharing = (input) => workload([input], [], inTurns, readersCases);

/** Two parts of one sequence, which are read one after the other. */
export function halves(input, ...args) {
  const apply = (op) => (source) => op(source, ...argumentsAt(args, 5));
  const cases = Object.entries(readersCases).map(([title, run]) => [title, (op) => run(apply(op))]);
  return workload([input], args, inOrder, Object.fromEntries(cases));
}

/** What can be read twice. */
const keeping = (input) => workload([input], [], twice, keeperCases);

/** A sequence from nothing. There is no law to keep: it has no source. */
export const source = (...args) => workload([], args, sequence, {});

/** As `stage`, of what leaves its source open for whoever goes on with it. */
export const lending = ({ cases: { break: _, ...cases }, ...workload }) => ({ ...workload, cases });

/** As `source` or `stage`, but without an end. */
export const endless = ({ cases: { end: _, ...cases }, ...workload }) => ({
  ...workload,
  read: beginning,
  cases,
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

export const numbers = numbersUpTo;
export const range = listOf((i) => i);
// In no order; 7919 is a prime number.
export const shuffled = listOf((i, n) => (i * 7919) % n);
const hundred = listOf((i) => (i * 7919) % 100);
const runs = listOf((i) => Math.floor(i / 5) % 100);
const entry = (i) => [`k${i % 1000}`, i];
const entries = listOf(entry, { make: entry });
const nested = input(
  (n) => Array.from({ length: n / 10 }, (_, i) => Array.from({ length: 10 }, (_, j) => i + j)),
  { make: (i) => [i, i] },
);
const counted = input((n) => Array.from({ length: n / 5 }, (_, i) => [i, 5]), { make: (i) => [i, 2] });
export const side = input((n) => numbersUpTo(Math.floor(Math.sqrt(n))));
const multiples = (step) => input((n) => Array.from({ length: n / 2 }, (_, i) => i * step));
export const few = (length, inLaw = 4) => input(() => numbersUpTo(length), { length: inLaw });

const lastDigit = (x) => x % 10;
// No two alike below 20011, a prime number: contenders differ in which one of equals they choose.
const scattered = (x) => (x * 31) % 20_011;
export const isEven = (x) => x % 2 === 0;

/**
 * A line here says what an operator reads, and a line in each contender's `vocabulary` is that contender's operator, with
 * the arguments in lazuli's order. What returns a sequence is read to its end by the same `for…of` for all.
 */
export const vocabulary = titled({
  filterMap: stage(numbers, (x) => (x % 2 === 0 ? x * 3 : undefined)),
  mapAccum: stage(numbers, (sum, x) => [sum + x, (sum + x) % 100], 0),
  flatten: stage(nested),
  stepBy: stage(numbers, 3),
  slice: stage(
    numbers,
    bySize((n) => Math.floor(n / 20)),
    bySize((n) => Math.floor((3 * n) / 4)),
  ),
  dropLast: stage(numbers, 10),
  takeLast: stage(
    numbers,
    bySize((n) => Math.floor(n / 20)),
  ),
  intersperse: stage(numbers, -1),
  withPosition: stage(numbers),
  // Never NaN, whose chunks have no end in itertools.
  chunkBy: stage(runs, (x) => x % 7 || 0),
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
  combinations: stage(few(16, 10), 8),
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

/**
 * What is timed, or, with `keep`, compared. A hand-written loop that makes a sequence calls a function with each value; an endless
 * one is told how many there are to be.
 */
export function runOf({ inputs, read }, operator, { isHand, keep }) {
  if (isHand && read === sequence) return (n) => emitted((emit) => operator(...inputs(n), emit), keep);
  if (isHand && read === beginning) return (n) => emitted((emit) => operator(...inputs(n), n, emit), keep);
  return (n) => read(operator(...inputs(n)), keep, n);
}

/** The table's title of an operator is its name, but for what has several rows. */
function titled(table) {
  const titles = { unique: "unique (of 100 kinds)", uniqueAll: "unique (no two alike)" };
  for (const [name, workload] of Object.entries(table)) {
    workload.title = titles[name] ?? name;
    workload.ops = [name];
  }
  return table;
}

/** Reads a sequence to its end: fast, to be timed, or for the values. */
export function sequence(iterable, keep) {
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

/** Reads the first `n` values, and leaves. */
function beginning(iterable, keep, n) {
  const values = [];
  let count = 0;
  let last;
  for (const value of iterable) {
    if (keep) values.push(value);
    last = value;
    if (++count === n) break;
  }
  return keep ? values : [count, last];
}

function inOrder([first, second], keep) {
  return [sequence(first, keep), sequence(second, keep)];
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

/** What a consumer returns. */
export function value(result) {
  return result;
}
