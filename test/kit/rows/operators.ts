import { seq } from "lazuli";
import type { Fn } from "../worlds.js";
import type { OperatorRow, OwnRow } from "./row.js";

const numerically = (a: number, b: number): number => a - b;

/** One value pulled per value given. */
const oneEach = (k: number): number[] => [k];

/** The functions that make a sequence of one or several. */
export const operators: Record<string, OperatorRow | OwnRow> = {
  cycle: { kind: "operator", pulls: oneEach, closed: [], chained: ([s]) => s },
  from: { kind: "operator", pulls: oneEach, closed: [], forwards: true },
  seq: { kind: "chain", pulls: oneEach, closed: [] },
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
  cooperate: { kind: "own" },
  runTasks: { kind: "own" },
};
