import type { SearchBounds, SomeBounds } from "./bounds.js";
import type { Disposing, AsyncDisposing } from "./disposal.js";

/**
 * The verdict of a search that has found a value.
 *
 * @category Types
 */
export interface Found<T> {
  readonly found: true;
  /** The value for which the predicate is true. */
  readonly value: T;
  /** Its index in the sequence. */
  readonly index: number;
  /** How many values have been examined, this one included. */
  readonly steps: number;
  /** For how many milliseconds the search has run. */
  readonly elapsed: number;
}

/**
 * Why a search has not found anything: the sequence ended (`"exhausted"`), or a bound was reached.
 *
 * @category Types
 */
export type WhyNot = "exhausted" | "steps" | "pulls" | "time" | "aborted";

/**
 * The verdict of a search that has not found anything.
 *
 * @category Types
 */
export interface NotFound<L> {
  readonly found: false;
  readonly reason: WhyNot;
  /** How many values have been examined. */
  readonly steps: number;
  /** The milliseconds that the search has run. */
  readonly elapsed: number;
  /** The last value that was examined, if there is one. */
  readonly last: L | undefined;
}

/**
 * The result of `search`. A search that was stopped by a bound keeps its source open, so that it can be resumed.
 *
 * @category Types
 */
export type Verdict<T, L = T> = (Found<T> | (NotFound<L> & Resumable<T, L>)) & Disposing;

/**
 * A search that can be resumed.
 *
 * @category Types
 */
export interface Resumable<T, L> {
  /**
   * Continues the search without losing or repeating a value; a value whose examination was interrupted is examined
   * again. The new bounds count from here; `steps`, `index` and `elapsed` count from the start. A verdict can be
   * resumed once, and returns a new one. If the sequence has ended, it returns the same verdict.
   */
  resume(bounds: SearchBounds<L> & SomeBounds): Verdict<T, L>;
  /** Closes the source, if it is still open. `using` does the same. */
  dispose(): void;
}

/**
 * {@link Verdict} of the async `search`.
 *
 * @category Types
 */
export type AsyncVerdict<T, L = T> = (Found<T> | (NotFound<L> & AsyncResumable<T, L>)) & AsyncDisposing;

/**
 * {@link Resumable} of the async `search`.
 *
 * @category Types
 */
export interface AsyncResumable<T, L> {
  /** Continues the search without losing or repeating a value. */
  resume(bounds: SearchBounds<L> & SomeBounds): Promise<AsyncVerdict<T, L>>;
  /** Starts closing the source, if it is still open, and waits for that. `await using` does the same. */
  dispose(): Promise<void>;
}
