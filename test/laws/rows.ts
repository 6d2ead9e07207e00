import { range, seq } from "lazuli";
import { expect } from "vitest";
import type { Behaviour, Probe } from "../kit/probe.js";
import type { Fn, World } from "../kit/worlds.js";

/** Makes a callback that the laws can watch, and make throw. */
export type Watch = <F extends Fn>(callback: F) => F;

/** How a function is called on the probes of a law, over sources that give 0, 1, 2, … */
interface Row {
  readonly kind: "operator" | "consumer" | "source" | "function" | "chain" | "own";
  /** The arguments behind the source. */
  readonly args?: (watch: Watch) => unknown[];
}

/** How it is called on its sources, where it has more than one. */
export interface ReadingRow extends Row {
  /** How many sources it reads; 1 if left out. */
  readonly sources?: number;
  /** What a source gives in place of each value; the sources are counted from 0. */
  readonly gives?: (value: unknown, source: number) => unknown;
  /** Calls it with those sources where they are not the first arguments. */
  readonly call?: (fn: Fn, sources: unknown[], args: unknown[]) => unknown;
}

export interface OperatorRow extends ReadingRow {
  readonly kind: "operator" | "chain";
  /** The same as a method of the chain. */
  readonly chained?: (sources: unknown[], args: unknown[]) => unknown;
  /** Sources that are opened by the call itself; all if left out. */
  readonly opened?: number;
  /** The pulls from each source for the first k values. */
  readonly pulls: (k: number) => number[];
  /** The pulls that it may need to finish the value under way when a bound is met. */
  readonly grace?: number;
  /** Reads its source to the end for the first value: the laws give it sources of 5 values only. */
  readonly finite?: boolean;
  /** Hands on what its source returns and throws, and keeps no state of its own. */
  readonly forwards?: boolean;
  /** Which of the sources of 5 values are closed when the result is read to its end. */
  readonly closed?: number[];
}

export interface ConsumerRow extends ReadingRow {
  readonly kind: "consumer";
  /** The pulls from a source of 5 values, or from each of them. */
  readonly pulls: number;
  /** What it answers. */
  readonly result: unknown;
  /** Whether it stops ahead of the end. */
  readonly stops: boolean;
}

export interface SourceRow extends Row {
  readonly kind: "source";
  readonly args: (watch: Watch) => unknown[];
  /** The first three values. */
  readonly starts: unknown[];
  /** How often its callback runs for them. */
  readonly calls?: number;
}

/** A function that neither reads nor makes a sequence: a predicate, one over numbers, or `pipe`. */
export interface FunctionRow extends Row {
  readonly kind: "function";
}

/**
 * A function whose results are several sequences, or none that is read once, or that answers no source of the laws:
 * its test file holds it to them.
 */
export interface OwnRow extends Row {
  readonly kind: "own";
}

/** The sources of a row, of a given length or endless. */
export function probesOf(
  { sources = 1, gives = (value) => value }: ReadingRow,
  { probe }: World,
  length: number,
  behaviours: Behaviour[] = [],
): Probe<unknown>[] {
  return Array.from({ length: sources }, (_, source) => {
    const valueAt = (index: number): unknown => gives(index, source);
    const values = length === Infinity ? valueAt : Array.from({ length }, (_, index) => valueAt(index));
    return probe(values, behaviours[source]);
  });
}

/** Calls the function of a row. */
export function callOf(row: Row, fn: Fn, sources: unknown[], args: unknown[]): unknown {
  return "call" in row ? (row as ReadingRow).call?.(fn, sources, args) : fn(...sources, ...args);
}

const numerically = (a: number, b: number): number => a - b;

/** One value pulled per value given. */
const oneEach = (k: number): number[] => [k];

/** A row for every export. */
export const rows: Record<string, OperatorRow | ConsumerRow | SourceRow | FunctionRow | OwnRow> = {
  // sources
  countFrom: { kind: "source", args: () => [5], starts: [5, 6, 7] },
  empty: { kind: "source", args: () => [], starts: [] },
  entries: {
    kind: "source",
    args: () => [{ a: 1, b: 2, c: 3 }],
    starts: [
      ["a", 1],
      ["b", 2],
      ["c", 3],
    ],
  },
  generate: { kind: "source", args: (watch) => [watch(() => "a")], starts: ["a", "a", "a"], calls: 3 },
  iterate: { kind: "source", args: (watch) => [1, watch((n: number) => n * 2)], starts: [1, 2, 4], calls: 2 },
  of: { kind: "source", args: () => [1, 2, 3], starts: [1, 2, 3] },
  range: { kind: "source", args: () => [0, 3], starts: [0, 1, 2] },
  repeat: { kind: "source", args: () => ["a"], starts: ["a", "a", "a"] },
  replay: { kind: "source", args: (watch) => [watch(() => range(0, 3))], starts: [0, 1, 2], calls: 1 },
  recurrence: {
    kind: "source",
    args: (watch) => [[1], watch((n: number, index: number) => n * 2 + index)],
    starts: [1, 3, 8],
    calls: 2,
  },
  split: { kind: "source", args: () => ["a,b,c", ","], starts: ["a", "b", "c"] },
  unfold: {
    kind: "source",
    args: (watch) => [1, watch((n: number) => [n, n * 2])],
    starts: [1, 2, 4],
    calls: 3,
  },
  fib: { kind: "source", args: () => [], starts: [1n, 1n, 2n] },
  lucas: { kind: "source", args: () => [], starts: [2n, 1n, 3n] },
  continuedFraction: { kind: "source", args: () => [0n, 1n, 14n], starts: [3n, 1n, 2n] },
  hamming: { kind: "source", args: () => [], starts: [1n, 2n, 3n] },
  linearRecurrence: { kind: "source", args: () => [[1n], [2n], { from: 3 }], starts: [8n, 16n, 32n] },
  partitionNumbers: { kind: "source", args: () => [], starts: [1n, 1n, 2n] },
  piDigits: { kind: "source", args: () => [], starts: [3, 1, 4] },
  primes: { kind: "source", args: () => [], starts: [2, 3, 5] },
  primeFactors: { kind: "source", args: () => [30], starts: [2, 3, 5] },
  divisors: { kind: "source", args: () => [49], starts: [1, 7, 49] },
  cycle: { kind: "operator", pulls: oneEach, closed: [], chained: ([s]) => s },
  from: { kind: "operator", pulls: oneEach, closed: [], forwards: true },
  seq: { kind: "chain", pulls: oneEach, closed: [] },

  // operators
  borrow: { kind: "own" },
  chunkBy: {
    kind: "operator",
    args: (watch) => [watch((n: number) => Math.floor(n / 2))],
    pulls: (k) => [k && 2 * k + 1],
  },
  chunkWhile: {
    kind: "operator",
    args: (watch) => [watch((a: number, b: number) => Math.floor(a / 2) === Math.floor(b / 2))],
    pulls: (k) => [k && 2 * k + 1],
  },
  budget: { kind: "operator", args: () => [{ maxSteps: 1000, maxTime: 1000 }], pulls: oneEach },
  chunks: { kind: "operator", args: () => [2], pulls: (k) => [2 * k] },
  circularWindows: { kind: "operator", args: () => [3], pulls: (k) => [k && k + 2] },
  combinations: { kind: "operator", args: () => [2], pulls: (k) => [k && k + 1] },
  combinationsWithRepetition: { kind: "operator", args: () => [2], pulls: oneEach },
  concat: {
    kind: "operator",
    sources: 2,
    opened: 0,
    call: (fn, sources) => fn(...sources),
    chained: ([first, second]) => seq(first as Iterable<unknown>).concat(second as Iterable<unknown>),
    pulls: (k) => [k, 0],
  },
  dedupe: { kind: "operator", pulls: oneEach },
  dedupeBy: {
    kind: "operator",
    args: (watch) => [watch((n: number) => Math.floor(n / 2))],
    pulls: (k) => [k && 2 * k - 1],
  },
  differenceSorted: {
    kind: "operator",
    sources: 2,
    gives: (value, source) => (source === 1 ? 2 * Number(value) : value),
    args: (watch) => [watch(numerically)],
    pulls: (k) => [2 * k, k && k + 1],
    closed: [1],
  },
  diagonal: {
    kind: "operator",
    sources: 2,
    // For the places (0, 0), (0, 1) and (1, 0).
    pulls: (k) => [Math.ceil(k / 2), k && Math.min(k, 2)],
  },
  distinctPermutations: { kind: "operator", pulls: (k) => [k && 6], finite: true },
  drop: { kind: "operator", args: () => [2], pulls: (k) => [k && k + 2] },
  dropLast: { kind: "operator", args: () => [2], pulls: (k) => [k && k + 2] },
  dropWhile: { kind: "operator", args: (watch) => [watch((n: number) => n < 2)], pulls: (k) => [k && k + 2] },
  enumerate: { kind: "operator", args: () => [1], pulls: oneEach },
  filter: { kind: "operator", args: (watch) => [watch((n: number) => n % 2 === 1)], pulls: (k) => [2 * k] },
  filterMap: {
    kind: "operator",
    args: (watch) => [watch((n: number) => (n % 2 === 1 ? n : undefined))],
    pulls: (k) => [2 * k],
  },
  flatMap: {
    kind: "operator",
    args: (watch) => [watch((n: number) => [n, n])],
    pulls: (k) => [Math.ceil(k / 2)],
  },
  flatten: { kind: "operator", gives: (value) => [value, value], pulls: (k) => [Math.ceil(k / 2)] },
  intersectSorted: {
    kind: "operator",
    sources: 3,
    args: (watch) => [watch(numerically)],
    pulls: (k) => [k, k, k],
    closed: [1, 2],
  },
  interleave: {
    kind: "operator",
    sources: 2,
    pulls: (k) => [Math.ceil(k / 2), Math.floor(k / 2)],
  },
  intersperse: { kind: "operator", args: () => [-1], pulls: (k) => [k && Math.floor(k / 2) + 1] },
  map: { kind: "operator", args: (watch) => [watch((n: number) => n + 1)], pulls: oneEach },
  mapAccum: {
    kind: "operator",
    args: (watch) => [watch((state: number, n: number) => [n, state + n]), 0],
    pulls: oneEach,
  },
  memoize: { kind: "own" },
  mergeSorted: {
    kind: "operator",
    sources: 3,
    args: (watch) => [watch(numerically)],
    pulls: (k) => [Math.ceil((k + 2) / 3), Math.ceil((k + 1) / 3), Math.ceil(k / 3)].map((n) => (k ? n : 0)),
  },
  operator: {
    kind: "operator",
    args: (watch) => [watch((n: number) => n + 1)],
    call: (fn, [source], [callback]) =>
      fn("operator", source, (pull: Fn, end: unknown) => () => {
        const value: unknown = pull();
        return value === end ? end : (callback as Fn)(value);
      }),
    pulls: oneEach,
    grace: 1,
  },
  pairwise: { kind: "operator", pulls: (k) => [k && k + 1] },
  permutations: { kind: "operator", args: () => [2], pulls: (k) => [k && k + 1] },
  powerset: { kind: "operator", pulls: (k) => [k && k - 1] },
  peekable: { kind: "own" },
  product: {
    kind: "operator",
    sources: 2,
    pulls: (k) => [k && 1, k],
  },
  runLengthDecode: {
    kind: "operator",
    gives: (value) => [value, 1],
    pulls: oneEach,
  },
  runLengthEncode: { kind: "operator", pulls: (k) => [k && k + 1] },
  scan: {
    kind: "operator",
    args: (watch) => [watch((a: number, b: number) => a + b), 0],
    pulls: oneEach,
  },
  slice: { kind: "operator", args: () => [0, 5, 2], pulls: (k) => [k && 2 * k - 1], closed: [0] },
  span: { kind: "own" },
  splitAt: { kind: "own" },
  stepBy: { kind: "operator", args: () => [2], pulls: (k) => [k && 2 * k - 1] },
  take: { kind: "operator", args: () => [3], pulls: oneEach, closed: [0] },
  takeLast: { kind: "operator", args: () => [3], pulls: (k) => [k && 6], finite: true },
  takeUntil: {
    kind: "operator",
    args: (watch) => [watch((n: number) => n === 2)],
    pulls: oneEach,
    closed: [0],
  },
  takeWhile: {
    kind: "operator",
    args: (watch) => [watch((n: number) => n < 3)],
    pulls: oneEach,
    closed: [0],
  },
  tap: { kind: "operator", args: (watch) => [watch(() => {})], pulls: oneEach },
  tee: { kind: "own" },
  unique: { kind: "operator", pulls: oneEach },
  uniqueBy: {
    kind: "operator",
    args: (watch) => [watch((n: number) => Math.floor(n / 2))],
    pulls: (k) => [k && 2 * k - 1],
  },
  unionSorted: {
    kind: "operator",
    sources: 3,
    args: (watch) => [watch(numerically)],
    pulls: (k) => [k, k, k],
  },
  windows: { kind: "operator", args: () => [3], pulls: (k) => [k && k + 2] },
  withPosition: { kind: "operator", pulls: (k) => [k && k + 1] },
  zip: {
    kind: "operator",
    sources: 3,
    call: (fn, sources) => fn(sources),
    chained: ([first, ...others]) => seq(first as Iterable<unknown>).zip(others as Iterable<unknown>[]),
    pulls: (k) => [k, k, k],
    closed: [1, 2],
  },
  zipKeyed: {
    kind: "operator",
    sources: 3,
    call: (fn, [a, b, c]) => fn({ a, b, c }),
    chained: ([a, b, c]) =>
      seq(a as Iterable<unknown>).zipKeyed("a", { b: b as Iterable<unknown>, c: c as Iterable<unknown> }),
    pulls: (k) => [k, k, k],
    closed: [1, 2],
  },

  // consumers, over 0, 1, 2, 3, 4
  average: { kind: "consumer", pulls: 6, result: 2, stops: false },
  compare: {
    kind: "consumer",
    sources: 2,
    gives: (value, source) => (source === 1 && value === 2 ? 9 : value),
    args: (watch) => [watch(numerically)],
    pulls: 3,
    result: -1,
    stops: true,
  },
  count: { kind: "consumer", pulls: 6, result: 5, stops: false },
  countBy: {
    kind: "consumer",
    args: (watch) => [watch((n: number) => n % 2)],
    pulls: 6,
    result: new Map([
      [0, 3],
      [1, 2],
    ]),
    stops: false,
  },
  drain: { kind: "consumer", pulls: 6, result: undefined, stops: false },
  equals: {
    kind: "consumer",
    sources: 2,
    gives: (value, source) => (source === 1 && value === 2 ? 9 : value),
    args: (watch) => [watch((a: number, b: number) => a === b)],
    pulls: 3,
    result: false,
    stops: true,
  },
  every: {
    kind: "consumer",
    args: (watch) => [watch((n: number) => n < 2)],
    pulls: 3,
    result: false,
    stops: true,
  },
  find: {
    kind: "consumer",
    args: (watch) => [watch((n: number) => n === 2)],
    pulls: 3,
    result: 2,
    stops: true,
  },
  findIndex: {
    kind: "consumer",
    args: (watch) => [watch((n: number) => n === 2)],
    pulls: 3,
    result: 2,
    stops: true,
  },
  findLast: {
    kind: "consumer",
    args: (watch) => [watch((n: number) => n < 3)],
    pulls: 6,
    result: 2,
    stops: false,
  },
  first: { kind: "consumer", pulls: 1, result: 0, stops: true },
  forEach: {
    kind: "consumer",
    args: (watch) => [watch(() => {})],
    pulls: 6,
    result: undefined,
    stops: false,
  },
  groupBy: {
    kind: "consumer",
    args: (watch) => [watch((n: number) => n % 2)],
    pulls: 6,
    result: new Map([
      [0, [0, 2, 4]],
      [1, [1, 3]],
    ]),
    stops: false,
  },
  includes: { kind: "consumer", args: () => [2], pulls: 3, result: true, stops: true },
  includesSorted: {
    kind: "consumer",
    args: (watch) => [2, watch(numerically)],
    pulls: 3,
    result: true,
    stops: true,
  },
  isSorted: {
    kind: "consumer",
    args: (watch) => [watch((a: number, b: number) => (a % 3) - (b % 3))],
    pulls: 4,
    result: false,
    stops: true,
  },
  join: { kind: "consumer", args: () => ["-"], pulls: 6, result: "0-1-2-3-4", stops: false },
  largest: {
    kind: "consumer",
    pulls: 6,
    stops: false,
    args: (watch) => [2, watch(numerically)],
    result: [4, 3],
  },
  last: { kind: "consumer", pulls: 6, result: 4, stops: false },
  max: { kind: "consumer", pulls: 6, stops: false, args: (watch) => [watch(numerically)], result: 4 },
  maxBy: {
    kind: "consumer",
    pulls: 6,
    stops: false,
    args: (watch) => [watch((n: number) => n % 3)],
    result: 2,
  },
  min: { kind: "consumer", pulls: 6, stops: false, args: (watch) => [watch(numerically)], result: 0 },
  minBy: {
    kind: "consumer",
    pulls: 6,
    stops: false,
    args: (watch) => [watch((n: number) => -n % 3)],
    result: 2,
  },
  minMax: { kind: "consumer", pulls: 6, stops: false, args: (watch) => [watch(numerically)], result: [0, 4] },
  nth: { kind: "consumer", args: () => [2], pulls: 3, result: 2, stops: true },
  // It throws where there are as many values as the laws give.
  only: { kind: "own" },
  partition: {
    kind: "consumer",
    args: (watch) => [watch((n: number) => n < 2)],
    pulls: 6,
    result: [
      [0, 1],
      [2, 3, 4],
    ],
    stops: false,
  },
  reduce: {
    kind: "consumer",
    args: (watch) => [watch((a: number, b: number) => a + b), 0],
    pulls: 6,
    result: 10,
    stops: false,
  },
  reduceWhile: {
    kind: "consumer",
    args: (watch) => [
      watch((_: number, value: number) => value < 2),
      watch((state: number, value: number) => state + value),
      10,
    ],
    pulls: 3,
    result: 11,
    stops: true,
  },
  search: {
    kind: "consumer",
    args: (watch) => [watch((n: number) => n === 2), { maxSteps: 10 }],
    pulls: 3,
    result: { found: true, value: 2, index: 2, steps: 3, elapsed: expect.any(Number) as unknown },
    stops: true,
  },
  smallest: {
    kind: "consumer",
    pulls: 6,
    stops: false,
    args: (watch) => [2, watch(numerically)],
    result: [0, 1],
  },
  some: {
    kind: "consumer",
    args: (watch) => [watch((n: number) => n === 2)],
    pulls: 3,
    result: true,
    stops: true,
  },
  sum: { kind: "consumer", pulls: 6, result: 10, stops: false },
  toArray: { kind: "consumer", pulls: 6, result: [0, 1, 2, 3, 4], stops: false },
  toMap: {
    kind: "consumer",
    gives: (value) => [value, value],
    pulls: 6,
    result: new Map([0, 1, 2, 3, 4].map((n) => [n, n])),
    stops: false,
  },
  toObject: {
    kind: "consumer",
    gives: (value) => [Number(value), value],
    pulls: 6,
    result: { 0: 0, 1: 1, 2: 2, 3: 3, 4: 4 },
    stops: false,
  },
  toSet: { kind: "consumer", pulls: 6, result: new Set([0, 1, 2, 3, 4]), stops: false },

  // of their own kind
  cooperate: { kind: "own" },
  runTasks: { kind: "own" },

  // functions
  fibAt: { kind: "function" },
  fibIndex: { kind: "function" },
  after: { kind: "function" },
  allOf: { kind: "function" },
  both: { kind: "function" },
  changed: { kind: "function" },
  either: { kind: "function" },
  exceeds: { kind: "function" },
  not: { kind: "function" },
  stable: { kind: "function" },
  withDigits: { kind: "function" },
  withinTolerance: { kind: "function" },
  binomial: { kind: "function" },
  fallingFactorial: { kind: "function" },
  isEven: { kind: "function" },
  gcd: { kind: "function" },
  isFib: { kind: "function" },
  multinomial: { kind: "function" },
  isPerfectSquare: { kind: "function" },
  isqrt: { kind: "function" },
  lcm: { kind: "function" },
  nextPrime: { kind: "function" },
  previousPrime: { kind: "function" },
  primeCount: { kind: "function" },
  isOdd: { kind: "function" },
  pipe: { kind: "function" },
  isPrime: { kind: "function" },
};

/** What is thrown, and exported so that it can be told apart. */
export const ERRORS: readonly string[] = ["BudgetExceededError"];

/** The functions that both faces export as they are, since they read nothing themselves. */
export const SHARED: readonly string[] = ["pipe"];

/** The operators and consumers that `lazuli/async` does not have, and why. */
export const SYNC_ONLY: Record<string, string> = {
  cooperate: "an async sequence gives others their turn whenever it waits",
  runTasks: "it is async itself, and what it runs is not",
  operator: "an async generator function says the same as plainly, and async operators do not fuse",
};

/** The operators that only `lazuli/async` has, and why. */
export const ASYNC_ONLY: Record<string, string> = {
  abortable: "nothing can abort sync code while it waits; between its pulls, budget looks at the signal",
};

/** The functions over a sequence that are no methods of the chain, and why. */
export const NOT_CHAINED: Record<string, string> = {
  runTasks: "it reads many generators",
  operator: "through takes what it makes",
  cycle: "it makes an endless sequence, and reads best in front",
  from: "a chain is what it makes already",
};
