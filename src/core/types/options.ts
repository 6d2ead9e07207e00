import type { AbortSignalLike } from "./bounds.js";

/**
 * The position of a value in its sequence. An endless sequence has no last value.
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
 * Where a sequence of numbers starts, and the type of its values.
 *
 * @category Types
 */
export interface TermOptions {
  /** The index of the first value; any safe integer. */
  readonly from?: number | undefined;
  /** `"bigint"`, the default, has no limit. `"number"` throws at the first value that a number cannot hold exactly. */
  readonly as?: "bigint" | "number" | undefined;
}

/**
 * How work is divided into slices, between which the event loop gets a turn.
 *
 * @category Types
 */
export interface CooperateOptions {
  /** The length of a slice in milliseconds; 10 if left out. */
  readonly sliceTime?: number | undefined;
  /** Stops the work when it is aborted. */
  readonly signal?: AbortSignalLike | undefined;
}

/**
 * A piece of work that `runTasks` runs in steps: a generator, or another iterator.
 *
 * @category Types
 */
export type Task<T> = Iterator<unknown, T, undefined>;

/**
 * The type of what a task returns.
 *
 * @category Types
 */
export type ResultOf<G> = G extends Task<infer T> ? T : never;
