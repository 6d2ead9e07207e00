import type { Fn } from "../worlds.js";
import { bounds, slices, turns } from "./options.js";
import type { OperatorRow, OwnRow } from "./row.js";

const numerically = (a: number, b: number): number => a - b;

/** One value pulled per value given. */
const oneEach = (k: number): number[] => [k];

/** The several sequences that a function returns. */
const several = (sequences: unknown): unknown[] => sequences as unknown[];

/** What can be read by two, twice. */
const twice = (fn: Fn, source: unknown): [unknown, unknown] => {
  const shared: unknown = fn(source);
  return [shared, shared];
};

/** The rest of a source, then its prefix. */
const reversed = (halves: unknown): [unknown, unknown] => [several(halves)[1], several(halves)[0]];

/** The functions that make a sequence of one or several. */
export const operatorRows: Record<string, OperatorRow | OwnRow> = {
  cycle: {
    kind: "operator",
    pulls: oneEach,
    closed: [],
    neverEnds: true,
    syncOnly: "it is a source, and async operators read sync ones",
    notChained: "it makes an endless sequence, and reads best in front",
  },
  from: {
    kind: "operator",
    pulls: oneEach,
    closed: [],
    forwards: true,
    unnamed: true,
    notChained: "a chain is what it makes already",
  },
  seq: {
    kind: "chain",
    flat: true,
    pulls: oneEach,
    closed: [],
    unnamed: true,
  },
  borrow: {
    kind: "own",
    readers: { borrow: (borrow, source) => borrow(source) as unknown },
    pair: { readers: twice, first: 29 },
  },
  chunkBy: {
    kind: "operator",
    args: (watch) => [watch((n: number) => Math.floor(n / 2))],
    pulls: (k) => [k && 2 * k + 1],
    takesCallback: true,
    patient: () => [(value: unknown) => Math.floor(Number(value) / 10)],
  },
  chunkWhile: {
    kind: "operator",
    args: (watch) => [watch((a: number, b: number) => Math.floor(a / 2) === Math.floor(b / 2))],
    pulls: (k) => [k && 2 * k + 1],
    takesCallback: true,
    patient: () => [(a: unknown, b: unknown) => Math.floor(Number(a) / 10) === Math.floor(Number(b) / 10)],
  },
  budget: {
    kind: "operator",
    args: () => [{ maxSteps: 1000, maxTime: 1000 }],
    pulls: oneEach,
    patient: () => [{ maxSteps: Number.MAX_SAFE_INTEGER }],
    options: bounds([1]),
    mayEnd: true,
  },
  chunks: {
    kind: "operator",
    args: () => [2],
    pulls: (k) => [2 * k],
    patient: () => [10],
  },
  circularWindows: {
    kind: "operator",
    args: () => [3],
    pulls: (k) => [k && k + 2],
    patient: () => [10],
  },
  combinations: { kind: "operator", args: () => [2], pulls: (k) => [k && k + 1] },
  combinationsWithRepetition: { kind: "operator", args: () => [2], pulls: oneEach },
  concat: {
    kind: "operator",
    sources: 2,
    opened: 0,
    call: (fn, sources) => fn(...sources),
    pulls: (k) => [k, 0],
    flat: true,
  },
  dedupe: { kind: "operator", pulls: oneEach },
  dedupeBy: {
    kind: "operator",
    args: (watch) => [watch((n: number) => Math.floor(n / 2))],
    pulls: (k) => [k && 2 * k - 1],
    takesCallback: true,
    patient: () => [(value: unknown) => value],
  },
  differenceSorted: {
    kind: "operator",
    sources: 2,
    gives: (value, source) => (source === 1 ? 2 * Number(value) : value),
    args: (watch) => [watch(numerically)],
    pulls: (k) => [2 * k, k && k + 1],
    closed: [1],
    takesCallback: true,
    comparesInOrder: true,
  },
  diagonal: {
    kind: "operator",
    sources: 2,
    // For the places (0, 0), (0, 1) and (1, 0).
    pulls: (k) => [Math.ceil(k / 2), k && Math.min(k, 2)],
  },
  distinctPermutations: { kind: "operator", pulls: (k) => [k && 6], finite: true },
  drop: { kind: "operator", args: () => [2], pulls: (k) => [k && k + 2] },
  dropLast: {
    kind: "operator",
    args: () => [2],
    pulls: (k) => [k && k + 2],
    patient: () => [10],
  },
  dropWhile: {
    kind: "operator",
    args: (watch) => [watch((n: number) => n < 2)],
    pulls: (k) => [k && k + 2],
    takesCallback: true,
  },
  enumerate: { kind: "operator", args: () => [1], pulls: oneEach },
  filter: {
    kind: "operator",
    args: (watch) => [watch((n: number) => n % 2 === 1)],
    pulls: (k) => [2 * k],
    takesCallback: true,
  },
  filterMap: {
    kind: "operator",
    args: (watch) => [watch((n: number) => (n % 2 === 1 ? n : undefined))],
    pulls: (k) => [2 * k],
    takesCallback: true,
  },
  flatMap: {
    kind: "operator",
    args: (watch) => [watch((n: number) => [n, n])],
    pulls: (k) => [Math.ceil(k / 2)],
    takesCallback: true,
  },
  flatten: { kind: "operator", gives: (value) => [value, value], pulls: (k) => [Math.ceil(k / 2)] },
  intersectSorted: {
    kind: "operator",
    sources: 3,
    args: (watch) => [watch(numerically)],
    pulls: (k) => [k, k, k],
    closed: [1, 2],
    takesCallback: true,
    comparesInOrder: true,
  },
  interleave: {
    kind: "operator",
    sources: 2,
    pulls: (k) => [Math.ceil(k / 2), Math.floor(k / 2)],
  },
  intersperse: { kind: "operator", args: () => [-1], pulls: (k) => [k && Math.floor(k / 2) + 1] },
  map: {
    kind: "operator",
    args: (watch) => [watch((n: number) => n + 1)],
    pulls: oneEach,
    takesCallback: true,
  },
  mapAccum: {
    kind: "operator",
    args: (watch) => [watch((state: number, n: number) => [n, state + n]), 0],
    pulls: oneEach,
    takesCallback: true,
    patient: () => [(_: unknown, value: unknown) => [value, value], 0],
  },
  memoize: {
    kind: "own",
    readers: { memoize: (memoize, source) => memoize(source) as unknown },
    pair: { readers: twice },
  },
  mergeSorted: {
    kind: "operator",
    sources: 3,
    args: (watch) => [watch(numerically)],
    pulls: (k) => [Math.ceil((k + 2) / 3), Math.ceil((k + 1) / 3), Math.ceil(k / 3)].map((n) => (k ? n : 0)),
    takesCallback: true,
    comparesInOrder: true,
  },
  operator: {
    kind: "operator",
    args: (watch) => [watch((n: number) => n + 1)],
    call: (fn, [source], [callback]) =>
      fn("operator", source, (pull: Fn, end: unknown) => () => {
        const apply = (value: unknown): unknown => (value === end ? end : (callback as Fn)(value));
        const value: unknown = pull();
        return value instanceof Promise ? value.then(apply) : apply(value);
      }),
    pulls: oneEach,
    grace: 1,
    takesCallback: true,
    mayEnd: true,
    notChained: "through takes what it makes",
  },
  pairwise: { kind: "operator", pulls: (k) => [k && k + 1] },
  permutations: { kind: "operator", args: () => [2], pulls: (k) => [k && k + 1] },
  powerset: {
    kind: "operator",
    pulls: (k) => [k && k - 1],
    firstIsFree: true,
  },
  peekable: {
    kind: "own",
    readers: { peekable: (peekable, source) => peekable(source) as unknown },
    pair: { readers: twice, first: 29 },
  },
  product: {
    kind: "operator",
    sources: 2,
    pulls: (k) => [k && 1, k],
    patient: () => [["a", "b"]],
    alone: true,
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
    takesCallback: true,
    patient: () => [(_: unknown, value: unknown) => value, 0],
  },
  slice: {
    kind: "operator",
    args: () => [0, 5, 2],
    pulls: (k) => [k && 2 * k - 1],
    closed: [0],
    patient: () => [10, Infinity, 2],
    mayEnd: true,
  },
  span: {
    kind: "own",
    args: (watch) => [watch(() => true)],
    takesCallback: true,
    readers: {
      "the prefix of span": (span, source) => several(span(source, (n: number) => n < 4))[0],
      "the rest of span": (span, source) => several(span(source, (n: number) => n < 2))[1],
    },
    pair: { readers: (span, source) => reversed(span(source, (n: number) => n < 120)), first: 129 },
  },
  splitAt: {
    kind: "own",
    args: () => [1],
    readers: {
      "the prefix of splitAt": (splitAt, source) => several(splitAt(source, 4))[0],
      "the rest of splitAt": (splitAt, source) => several(splitAt(source, 2))[1],
    },
    pair: { readers: (splitAt, source) => reversed(splitAt(source, 12)), first: 129 },
  },
  stepBy: { kind: "operator", args: () => [2], pulls: (k) => [k && 2 * k - 1] },
  take: {
    kind: "operator",
    args: () => [3],
    pulls: oneEach,
    closed: [0],
    patient: () => [Infinity],
    mayEnd: true,
  },
  takeLast: {
    kind: "operator",
    args: () => [3],
    pulls: (k) => [k && 6],
    finite: true,
    patient: () => [10],
  },
  takeUntil: {
    kind: "operator",
    args: (watch) => [watch((n: number) => n === 2)],
    pulls: oneEach,
    closed: [0],
    takesCallback: true,
    patient: () => [() => false],
    mayEnd: true,
  },
  takeWhile: {
    kind: "operator",
    args: (watch) => [watch((n: number) => n < 3)],
    pulls: oneEach,
    closed: [0],
    takesCallback: true,
    patient: () => [() => true],
    mayEnd: true,
  },
  tap: {
    kind: "operator",
    args: (watch) => [watch(() => {})],
    pulls: oneEach,
    takesCallback: true,
  },
  tee: {
    kind: "own",
    args: () => [2],
    options: { before: [[1], 2], argument: "options", keys: "{ limit }" },
    readers: {
      "tee, read first": (tee, source) => several(tee(source))[0],
      "tee, read second": (tee, source) => several(tee(source))[1],
      "tee of a tee": (tee, source) => several(tee(several(tee(source))[1], 1))[0],
    },
    pair: { readers: (tee, source) => tee(source) as [unknown, unknown] },
  },
  unique: { kind: "operator", pulls: oneEach },
  uniqueBy: {
    kind: "operator",
    args: (watch) => [watch((n: number) => Math.floor(n / 2))],
    pulls: (k) => [k && 2 * k - 1],
    takesCallback: true,
    patient: () => [(value: unknown) => value],
  },
  unionSorted: {
    kind: "operator",
    sources: 3,
    args: (watch) => [watch(numerically)],
    pulls: (k) => [k, k, k],
    takesCallback: true,
    comparesInOrder: true,
  },
  windows: {
    kind: "operator",
    args: () => [3],
    pulls: (k) => [k && k + 2],
    patient: () => [10],
  },
  withPosition: { kind: "operator", pulls: (k) => [k && k + 1] },
  zip: {
    kind: "operator",
    sources: 3,
    call: (fn, sources, args) => fn(sources, ...args),
    chained: (seq, [first, ...others], args) => seq(first).zip(others, ...args) as unknown,
    pulls: (k) => [k, k, k],
    closed: [1, 2],
    options: "standard",
  },
  zipKeyed: {
    kind: "operator",
    sources: 3,
    call: (fn, [a, b, c], args) => fn({ a, b, c }, ...args),
    chained: (seq, [a, b, c], args) => seq(a).zipKeyed("a", { b, c }, ...args) as unknown,
    pulls: (k) => [k, k, k],
    closed: [1, 2],
    skipsUndefined: true,
    options: "standard",
  },
  cooperate: {
    kind: "own",
    options: slices([1]),
    syncOnly: "an async sequence gives others their turn whenever it waits",
    notChained: "it leads to the async world, whose engine it would bring along for all who use the chain",
  },
  runTasks: {
    kind: "own",
    sources: 0,
    options: turns([]),
    syncOnly: "it is the same function there",
    notChained: "it reads many generators",
  },
};
