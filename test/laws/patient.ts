import type { ConsumerRow, OperatorRow } from "../kit/rows.js";

/** Arguments in place of those in the rows, with which nothing ends early and a state is a value. */
const patient: Record<string, unknown[]> = {
  chunkBy: [(value: unknown) => Math.floor(Number(value) / 10)],
  chunkWhile: [(a: unknown, b: unknown) => Math.floor(Number(a) / 10) === Math.floor(Number(b) / 10)],
  chunks: [10],
  compare: [() => 0],
  equals: [() => true],
  circularWindows: [10],
  dedupeBy: [(value: unknown) => value],
  countBy: [(value: unknown) => value],
  dropLast: [10],
  every: [() => true],
  findLast: [() => true],
  includes: [{}],
  includesSorted: [{}, () => -1],
  isSorted: [() => 0],
  mapAccum: [(_: unknown, value: unknown) => [value, value], 0],
  largest: [10, (a: unknown, b: unknown) => Number(a) - Number(b)],
  nth: [Number.MAX_SAFE_INTEGER],
  reduce: [(_: unknown, value: unknown) => value, 0],
  reduceWhile: [() => true, (_: unknown, value: unknown) => value, 0],
  smallest: [10, (a: unknown, b: unknown) => Number(b) - Number(a)],
  search: [() => false, {}],
  budget: [{ maxSteps: Number.MAX_SAFE_INTEGER }],
  scan: [(_: unknown, value: unknown) => value, 0],
  slice: [10, Infinity, 2],
  take: [Infinity],
  takeLast: [10],
  takeUntil: [() => false],
  takeWhile: [() => true],
  uniqueBy: [(value: unknown) => value],
  windows: [10],
};

/** Of these the first source is watched alone, with other arguments behind it. */
export const alone: Record<string, unknown[]> = {
  product: [["a", "b"]],
};

/** The arguments behind the source with which a function reads as far as it can be brought to. */
export const argsOf = (name: string, row: OperatorRow | ConsumerRow): unknown[] =>
  alone[name] ?? patient[name] ?? row.args?.((callback) => callback) ?? [];
