import { range } from "lazuli";
import type { SourceRow } from "./row.js";

/** The sources, those of numbers among them. */
export const sources: Record<string, SourceRow> = {
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
};
