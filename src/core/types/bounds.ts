/**
 * An `AbortSignal`, as far as it is used here. The type is spelled out since not every program has the one of the DOM.
 *
 * @category Types
 */
export interface AbortSignalLike {
  /** Whether it has been. */
  readonly aborted: boolean;
  /** What it was aborted with. */
  readonly reason: unknown;
  /** Calls the listener when it is aborted. */
  addEventListener(type: "abort", listener: () => void): void;
  /** Does not call it any more. */
  removeEventListener(type: "abort", listener: () => void): void;
}

/**
 * Where a long computation has to give up.
 *
 * @category Types
 */
export interface Within {
  /** A time in milliseconds on the clock of `performance.now()`, or of `Date.now()` where there is no `performance`. */
  readonly deadline?: number | undefined;
  /** A signal that asks to stop when it is aborted. */
  readonly signal?: AbortSignalLike | undefined;
}

/**
 * What stops a search, or a pipeline with a `budget`. Any of them may be left out.
 *
 * @category Types
 */
export interface Bounds {
  /** The most values that are examined. */
  readonly maxSteps?: number | undefined;
  /**
   * The most values that are pulled from the sources at the roots of the pipeline, so that it also bounds a `filter`
   * that accepts none of them.
   */
  readonly maxPulls?: number | undefined;
  /** Milliseconds, from the first pull on. */
  readonly maxTime?: number | undefined;
  /** Stops as soon as it is aborted. */
  readonly signal?: AbortSignalLike | undefined;
}

/**
 * How far a search has come.
 *
 * @category Types
 */
export interface Progress<T> {
  /** How many values have been examined. */
  readonly steps: number;
  /** The milliseconds that the search has run. */
  readonly elapsed: number;
  /** The last value that was looked at, if there is one. */
  readonly last: T | undefined;
}

/**
 * The bounds of a search, and who is told how it gets on.
 *
 * @category Types
 */
export interface SearchBounds<T> extends Bounds {
  /** Called now and then while the search runs. */
  readonly progress?: ((progress: Progress<T>) => void) | undefined;
  /** The milliseconds between two calls of `progress`; 100 if left out. */
  readonly progressEvery?: number | undefined;
}

/**
 * Stands beside a source that is searched without bounds. It lets every sequence pass but an endless one, for which it
 * is a text that says what to do: the text appears in the compiler's message.
 *
 * @category Types
 */
export type Stoppable<R> = [R] extends [never]
  ? "never ends: bound the search by maxSteps, maxPulls, maxTime or signal"
  : unknown;

/**
 * The bounds of a search: for an endless sequence there must be at least one.
 *
 * @category Types
 */
export type BoundsFor<T, R> = SearchBounds<T> & ([R] extends [never] ? SomeBounds : unknown);

/**
 * At least one of the bounds of a search.
 *
 * @category Types
 */
export type SomeBounds =
  | { readonly maxSteps: number }
  | { readonly maxPulls: number }
  | { readonly maxTime: number }
  | { readonly signal: AbortSignalLike };

/**
 * What a search asks of each value. It is handed the bounds that are running, for computations that take long.
 *
 * @category Types
 */
export type SearchPredicate<T> = (value: T, index: number, within: Within) => unknown;

/**
 * A {@link SearchPredicate} that narrows the type of the value it accepts.
 *
 * @category Types
 */
export type SearchGuard<T, S extends T> = (value: T, index: number, within: Within) => value is S;
