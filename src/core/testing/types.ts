/**
 * How a test source behaves. Its pulls are counted from 0.
 *
 * @category Testing
 */
export interface TestSourceOptions {
  /** What messages call it; `"source"` if left out. */
  readonly name?: string | undefined;
  /** How often it may be pulled; 1,000 times if left out. One more pull is a misuse, so that no test runs for ever. */
  readonly limit?: number | undefined;
  /** The pull that ends it, where its values do not. */
  readonly endsAt?: number | undefined;
  /** The pull that throws. */
  readonly throwsAt?: number | undefined;
  /** What that pull throws; an `Error` if left out. */
  readonly error?: unknown;
  /** What its closing throws. */
  readonly closeError?: unknown;
  /** Leaves out `return`, as some iterators do: it cannot be closed. */
  readonly withoutReturn?: boolean | undefined;
  /** Called at the start of each pull. An async source awaits the result, so that a test can hold the pull up. */
  readonly onPull?: ((index: number) => unknown) | undefined;
  /** Called at the start of its closing. An async source awaits the result. */
  readonly onClose?: (() => unknown) | undefined;
}

/**
 * What has been done to a test source.
 *
 * @category Testing
 */
export interface SourceRecord {
  /** What messages call it. */
  readonly name: string;
  /** How often it was opened, by `[Symbol.iterator]()` or `[Symbol.asyncIterator]()`. */
  readonly opens: number;
  /** How often its `next` was looked up. As in the standard, an operator does that once, when it opens the source. */
  readonly lookups: number;
  /** How often its `next` was called. */
  readonly pulls: number;
  /** How often its `return` was called. */
  readonly closes: number;
  /** It has been opened, and has not ended, thrown or been closed: somebody has to close it. */
  readonly isOpen: boolean;
  /** What it throws at `throwsAt`. */
  readonly error: unknown;
  /** What was done to it that must not be done, each as a sentence that names the rule. */
  readonly misuses: readonly string[];
  /** All that was done to it: `"open"`, `"pull → 1"`, `"pull → done"`, `"close"`. */
  readonly history: readonly string[];
}

/**
 * A source for tests, which counts what is done to it and throws when it is misused.
 *
 * @category Testing
 */
export interface TestSource<T> extends SourceRecord, Iterable<T, undefined> {
  /** Opens it. It must be called once only. */
  [Symbol.iterator](): Iterator<T, undefined>;
}

/**
 * The async {@link TestSource}.
 *
 * @category Testing
 */
export interface AsyncTestSource<T> extends SourceRecord, AsyncIterable<T, undefined> {
  /** Opens it. It must be called once only. */
  [Symbol.asyncIterator](): AsyncIterator<T, undefined>;
}

/**
 * A law of operators, by the name that messages of `checkOperator` have for it.
 *
 * The laws are:
 *
 * - `"opening"`: a source is opened once, and not pulled before the first `next()`;
 * - `"values"`: the values are the expected ones, and the same on every run;
 * - `"pulling"`: as much is pulled as the values need, and never one more;
 * - `"closing"`: whoever stops early closes each open source, exactly once;
 * - `"over"`: after the end, a `return()` or an error, `next()` returns `done` and touches nothing;
 * - `"source errors"`: what a source throws is thrown to the reader, and the other sources are closed;
 * - `"callback errors"`: what a callback throws is thrown to the reader, and the sources are closed;
 * - `"closing errors"`: what the closing of a source throws is thrown to the reader, and the other sources are closed;
 * - `"waiting"`: every call settles, and `return()` when the sources are closed, not before (async only);
 * - `"overlapping"`: calls of `next()` that overlap are answered in order, by one pull at a time (async only);
 * - `"rejections"`: no rejection is left to nobody (async only, where the runtime reports them).
 *
 * @category Testing
 */
export type OperatorLaw =
  | "opening"
  | "values"
  | "pulling"
  | "closing"
  | "over"
  | "source errors"
  | "callback errors"
  | "closing errors"
  | "waiting"
  | "overlapping"
  | "rejections";

/**
 * What `checkOperator` has to know about an operator, beside the values of its sources.
 *
 * @category Testing
 */
export interface OperatorCheck<T, L extends readonly unknown[], A extends readonly unknown[]> {
  /**
   * The values that it should yield, or a function that makes them from the lists of values of the sources. A function is
   * called with shorter lists too, so that more is compared.
   */
  readonly expected?: readonly T[] | ((...lists: L) => Iterable<T>) | undefined;
  /**
   * How many pulls of the source the first `count` values take; an array of them where there are several sources. If left out, it
   * is worked out from the values: a pull is needed if another result of it could change them. That takes many runs: say it of an
   * operator that waits for timers.
   */
  readonly pulls?: ((count: number) => number | readonly number[]) | undefined;
  /** The arguments behind the sources. Functions among them are made to throw, for the law of callback errors. */
  readonly args?: A | undefined;
  /** The laws that it does not keep on purpose. */
  readonly skip?: readonly OperatorLaw[] | undefined;
  /** What messages call it; the name of the function if left out. */
  readonly name?: string | undefined;
}

/**
 * What `checkOperatorAsync` has to know beside.
 *
 * @category Testing
 */
export interface AsyncOperatorCheck<
  T,
  L extends readonly unknown[],
  A extends readonly unknown[],
> extends OperatorCheck<T, L, A> {
  /** The sources are sync ones. */
  readonly syncSources?: boolean | undefined;
  /** How long a call may take to settle, in milliseconds; 1,000 if left out. */
  readonly timeout?: number | undefined;
}

/**
 * The arguments of an operator behind its sources. They are inferred from the `args` of its check, not from the operator.
 *
 * @category Testing
 */
export type ArgsOf<A extends readonly unknown[]> = A extends unknown ? A : never;

/**
 * The values of one source.
 *
 * @category Testing
 */
export interface ValuesOfOne<S> {
  /** The values of the source. A few are enough: each law reads them again and again. */
  readonly values: readonly S[];
}

/**
 * The values of several sources.
 *
 * @category Testing
 */
export interface ValuesOfSeveral<S extends readonly unknown[]> {
  /** The values of each source: the operator is called with as many sources as there are lists. */
  readonly sources: ListsOf<S>;
}

/**
 * A list of values for each of several sources.
 *
 * @category Testing
 */
export type ListsOf<S extends readonly unknown[]> = { readonly [I in keyof S]: readonly S[I][] };

/**
 * Several test sources.
 *
 * @category Testing
 */
export type TestSourcesOf<S extends readonly unknown[]> = { [I in keyof S]: TestSource<S[I]> };

/**
 * Several async test sources.
 *
 * @category Testing
 */
export type AsyncTestSourcesOf<S extends readonly unknown[]> = { [I in keyof S]: AsyncTestSource<S[I]> };

/**
 * What `lazuli/testing` adds to `expect`: an interface for the declarations of vitest and Jest to extend.
 *
 * @category Testing
 */
export interface SourceMatchers<R = void> {
  /** Expects that a test source has been pulled so many times. */
  toPull(count: number): R;
  /** Expects that a test source has been closed, and once only. */
  toBeClosedOnce(): R;
}

/**
 * What vitest and Jest hand to a matcher as `this`.
 *
 * @category Testing
 */
export interface MatcherContext {
  /** It was called behind `.not`. */
  readonly isNot?: boolean | undefined;
}

/**
 * What a matcher of vitest and Jest returns.
 *
 * @category Testing
 */
export interface MatcherResult {
  readonly pass: boolean;
  /** What is said of a failure. */
  readonly message: () => string;
}
