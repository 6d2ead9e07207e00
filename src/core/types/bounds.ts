/**
 * The part of `AbortSignal` that lazuli uses. It has a type here because not every program has the types of the DOM.
 *
 * @category Types
 */
export interface AbortSignalLike {
  /** Whether the signal is aborted. */
  readonly aborted: boolean;
  /** The reason it was aborted with. */
  readonly reason: unknown;
  /** Calls the listener when the signal is aborted. */
  addEventListener(type: "abort", listener: () => void): void;
  /** Removes the listener. */
  removeEventListener(type: "abort", listener: () => void): void;
}

/**
 * The `AbortSignal` of the platform, where the program has types for it, so that it can be handed to `fetch` and others.
 *
 * @category Types
 */
export type PlatformAbortSignal = typeof globalThis extends { readonly AbortSignal: { prototype: infer S } }
  ? S
  : AbortSignalLike;

/**
 * When a long computation has to give up.
 *
 * @category Types
 */
export interface Within {
  /** A time in milliseconds on the clock of `performance.now()`, or of `Date.now()` where there is no `performance`. */
  readonly deadline?: number | undefined;
  /** Stops the computation when it is aborted. */
  readonly signal?: AbortSignalLike | undefined;
}

/**
 * What stops a search, or a pipeline with a {@link budget}. Each of them may be left out.
 *
 * @category Types
 */
export interface Bounds {
  /** The maximum number of values that are examined. */
  readonly maxSteps?: number | undefined;
  /**
   * The maximum number of values that are pulled from the sources at the roots of the pipeline. It also bounds a
   * `filter` that accepts none of them.
   */
  readonly maxPulls?: number | undefined;
  /** The maximum time in milliseconds, from the first pull on. */
  readonly maxTime?: number | undefined;
  /** Stops as soon as it is aborted. */
  readonly signal?: AbortSignalLike | undefined;
}

/**
 * The progress of a search.
 *
 * @category Types
 */
export interface Progress<T> {
  /** How many values have been examined. */
  readonly steps: number;
  /** For how many milliseconds the search has run. */
  readonly elapsed: number;
  /** The last value that was examined, if there is one. */
  readonly last: T | undefined;
}

/**
 * The bounds of a search, and a callback for its progress.
 *
 * @category Types
 */
export interface SearchBounds<T> extends Bounds {
  /** Called from time to time while the search runs. */
  readonly progress?: ((progress: Progress<T>) => void) | undefined;
  /** The time between two calls of `progress`, in milliseconds; 100 if left out. */
  readonly progressEvery?: number | undefined;
}

/**
 * Checks, in a parameter type, a source that is searched without bounds. It accepts every sequence that is not
 * endless. For an endless one it is a text that says what to do, which appears in the compiler's message.
 *
 * @category Types
 */
export type Stoppable<R> = [R] extends [never]
  ? "never ends: bound the search by maxSteps, maxPulls, maxTime or signal"
  : unknown;

/**
 * The bounds of a search. For an endless sequence at least one is required.
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
 * The predicate of a search. It also gets the running bounds, for computations that take long.
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
