import type { AbortSignalLike } from "./bounds.js";

/**
 * Where a value stands in its sequence, which has no last one if it is endless.
 *
 * @category Types
 */
export type Position<R = undefined> = "first" | "middle" | ([R] extends [never] ? never : "last" | "only");

/**
 * What `windows` does with a source that is shorter than one window.
 *
 * @category Types
 */
export type Undersized = "only-full" | "allow-partial";

/**
 * Where a sequence of numbers starts, and what type they are of.
 *
 * @category Types
 */
export interface TermOptions {
  /** The index of the first value; any safe integer. */
  readonly from?: number | undefined;
  /** `"bigint"`, the default, has no limit. `"number"` ends in an error where numbers lose digits. */
  readonly as?: "bigint" | "number" | undefined;
}

/**
 * How work is cut into slices, between which others have their turn.
 *
 * @category Types
 */
export interface CooperateOptions {
  /** The milliseconds of work in one go; 10 if left out. */
  readonly sliceTime?: number | undefined;
  /** Stops when it is aborted. */
  readonly signal?: AbortSignalLike | undefined;
}

/**
 * A piece of work that `runTasks` runs in steps: a generator, or another iterator.
 *
 * @category Types
 */
export type Task<T> = Iterator<unknown, T, undefined>;

/**
 * What a task returns.
 *
 * @category Types
 */
export type ResultOf<G> = G extends Task<infer T> ? T : never;
