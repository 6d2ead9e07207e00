import type { Fn } from "../worlds.js";

/** Makes a callback that the laws can watch, and make throw. */
export type Watch = <F extends Fn>(callback: F) => F;

/** How a function is called on the probes of a law, over sources that give 0, 1, 2, … */
export interface Row {
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
