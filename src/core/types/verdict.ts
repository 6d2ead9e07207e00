import type { SearchBounds, SomeBounds } from "./bounds.js";
import type { Disposing, AsyncDisposing } from "./disposal.js";

/**
 * The verdict of a search that has found a value.
 *
 * @category Types
 */
export interface Found<T> {
  readonly found: true;
  /** The value that the predicate has accepted. */
  readonly value: T;
  /** Its position in the sequence. */
  readonly index: number;
  /** How many values have been examined, this one included. */
  readonly steps: number;
  /** The milliseconds that the search has run. */
  readonly elapsed: number;
}

/**
 * Why a search has not found anything: the sequence has ended, or a bound was met.
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
  /** The last value that was looked at, if there is one. */
  readonly last: L | undefined;
}

/**
 * What `search` answers. One that gave up at a bound holds its source open, to go on from there.
 *
 * @category Types
 */
export type Verdict<T, L = T> = (Found<T> | (NotFound<L> & Resumable<T, L>)) & Disposing;

/**
 * A search that can go on.
 *
 * @category Types
 */
export interface Resumable<T, L> {
  /**
   * Goes on where the search has stopped, without losing or repeating a value: one that was being examined is
   * examined again. The new bounds count from here; `steps`, `index` and `elapsed` from the start. A verdict can be
   * resumed once; the next one goes on from there. Where the sequence has ended, it answers the same verdict.
   */
  resume(bounds: SearchBounds<L> & SomeBounds): Verdict<T, L>;
  /** Closes the source, if it is still open, instead of going on. `using` does the same. */
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
  /** Goes on where the search has stopped, without losing or repeating a value. */
  resume(bounds: SearchBounds<L> & SomeBounds): Promise<AsyncVerdict<T, L>>;
  /** Starts closing the source, if it is still open, and waits for that. `await using` does the same. */
  dispose(): Promise<void>;
}
