/** What a row says of a function: how the laws call it, and what they expect. A field that is left out is not so. */
import type { Fn } from "../worlds.js";

/** Makes a callback that the laws can watch, and make throw. */
export type Watch = <F extends Fn>(callback: F) => F;

/** Options of ours, which are strict. */
export interface Options {
  /** The arguments in front of them. */
  readonly before: unknown[];
  /** What their parameter is called. */
  readonly argument: "options" | "bounds" | "within";
  /** Their keys, as an error lists them. */
  readonly keys: string;
}

/** How a function is called on the probes of a law, over sources that give 0, 1, 2, … */
export interface Row {
  readonly kind: "operator" | "consumer" | "source" | "function" | "chain" | "own";
  /** The arguments behind the sources. A callback among them goes through `watch`. */
  readonly args?: (watch: Watch) => unknown[];
  /** The options that it takes; `standard` for those of the standard, where unknown keys are ignored. */
  readonly options?: Options | "standard";
  /** Why `lazuli/async` has no twin of it. */
  readonly syncOnly?: string;
  /** Why it is no method of a chain. */
  readonly notChained?: string;
}

/** How it is called on its sources. */
export interface ReadingRow extends Row {
  /** How many sources it reads; 1 if left out. */
  readonly sources?: number;
  /** What a source gives in place of each value; the sources are counted from 0. */
  readonly gives?: (value: unknown, source: number) => unknown;
  /** Calls it with those sources where they are not the first arguments. */
  readonly call?: (fn: Fn, sources: unknown[], args: unknown[]) => unknown;
  /** One of its arguments is a callback: the laws make it throw, and have it re-enter. */
  readonly takesCallback?: boolean;
  /** The callback is a comparator, which no twin awaits. */
  readonly comparesInOrder?: boolean;
  /** It leaves out a source that is undefined, and does not refuse it. */
  readonly skipsUndefined?: boolean;
  /**
   * Arguments in place of `args` with which it reads on as far as it can be brought to, for what measures how much it
   * keeps: nothing ends it early, a window has room for 10 values, and a state is one of the values.
   */
  readonly patient?: () => unknown[];
  /** What it keeps is measured over its first source, with `patient` in place of the others. */
  readonly alone?: boolean;
}

export interface OperatorRow extends ReadingRow {
  readonly kind: "operator" | "chain";
  /** The same as a method of the chain, where the other sources and `args` are not just its arguments. */
  readonly chained?: (seq: Fn, sources: unknown[], args: unknown[]) => unknown;
  /** Sources that are opened by the call itself; all if left out. */
  readonly opened?: number;
  /** The pulls from each source for the first k values. */
  readonly pulls: (k: number) => number[];
  /** Its first value takes no pull. */
  readonly firstIsFree?: boolean;
  /** The pulls that it may need to finish the value under way when a bound is met. */
  readonly grace?: number;
  /** It reads its source to the end for the first value: the laws give it sources of 5 values only. */
  readonly finite?: boolean;
  /** It may end over endless sources: what it returns is not known to be endless, as it otherwise is. */
  readonly mayEnd?: boolean;
  /** It never ends, not even over sources that do, if they have values. */
  readonly neverEnds?: boolean;
  /** It hands on what a foreign iterator returns and throws, and keeps no state of its own. */
  readonly forwards?: boolean;
  /** Which of the sources of 5 values are closed when the result is read to its end. */
  readonly closed?: number[];
  /** A print of a pipeline does not show its name. */
  readonly unnamed?: boolean;
  /** Over itself it is no deeper: any number of them may stand above each other. */
  readonly flat?: boolean;
}

export interface ConsumerRow extends ReadingRow {
  readonly kind: "consumer";
  /** The pulls from a source of 5 values, or from each of them. */
  readonly pulls: number;
  /** What it returns. */
  readonly result: unknown;
  /** Whether it stops ahead of the end. */
  readonly stops: boolean;
  /** Its async twin accepts endless sources, although it returns at the end only: an error or an abort ends it. */
  readonly isMainLoop?: boolean;
  /** It takes no values but numbers. */
  readonly numbersOnly?: boolean;
  /** Its result is as long as the source, whatever it keeps. */
  readonly hasLongResult?: boolean;
}

export interface SourceRow extends Row {
  readonly kind: "source";
  readonly args: (watch: Watch) => unknown[];
  /** The first three values, or all where there are fewer. */
  readonly starts: unknown[];
  /** How often its callback runs for them, if it takes one. */
  readonly calls?: number;
  /** With `args` it is known never to end. */
  readonly endless?: boolean;
  /** Arguments with which it ends, and after how many values, where with `args` it does not. */
  readonly endsAfter?: { readonly args: () => unknown[]; readonly count: number };
  /** It can be read again: each reading opens what its callback returns, and shows that. */
  readonly isReread?: boolean;
  /** Arguments in place of `args` with which it has more values than so many, for what measures how much it keeps. */
  readonly lasting?: (count: number) => unknown[];
  /** How many values to read at most when it is measured: more would take long, or their digits much memory. */
  readonly most?: number;
}

/** A function that neither reads nor makes a sequence: a predicate, one over numbers, or `pipe`. */
export interface FunctionRow extends Row {
  readonly kind: "function";
}

/** Two who read one source. */
export interface Pair {
  /** Makes them: the one that is stopped half way, and the other. */
  readonly readers: (fn: Fn, source: unknown) => [one: unknown, other: unknown];
  /** The first value of the one, after the other has read two; that of the source if left out. */
  readonly first?: number;
}

/**
 * A function whose results are several sequences, or none that is read once, or that answers no source of the laws:
 * its test file holds it to them.
 */
export interface OwnRow extends ReadingRow {
  readonly kind: "own";
  /** If others read its source through what it returns: the ways to do so, by title. */
  readonly readers?: Readonly<Record<string, (fn: Fn, source: unknown) => unknown>>;
  /** Two of them, of a source of at least 13 values. */
  readonly pair?: Pair;
}
