/**
 * A lazy sequence: an iterator over `T` that inherits from the native `Iterator.prototype`.
 *
 * It is consumed once, like every iterator. `TReturn` tells whether it can end: `undefined` for one that
 * may, `never` for one that is endless by construction.
 *
 * @category Types
 */
export interface Lazy<T, TReturn = undefined> extends IteratorObject<T, TReturn, unknown> {
  /** Pulls one value. */
  next(): IteratorResult<T, TReturn>;
  /** Stops the sequence and closes its sources. */
  return(): IteratorResult<T, TReturn>;
  /** The sequence itself, as with every iterator. */
  [Symbol.iterator](): Lazy<T, TReturn>;
}

/**
 * A lazy sequence whose values are awaited; the async twin of {@link Lazy}.
 *
 * @category Types
 */
export interface AsyncLazy<T, TReturn = undefined> extends AsyncIteratorObject<T, TReturn, unknown> {
  /** Pulls one value. Calls that overlap are answered in order, one after the other. */
  next(): Promise<IteratorResult<T, TReturn>>;
  /** Stops the sequence and closes its sources. A pull that is under way is waited for first. */
  return(): Promise<IteratorResult<T, TReturn>>;
  /** The sequence itself, as with every async iterator. */
  [Symbol.asyncIterator](): AsyncLazy<T, TReturn>;
}

/**
 * What `using` asks of a value, where the program's `lib` knows of it.
 *
 * @category Types
 */
export type Usable = Omit<
  IteratorObject<unknown>,
  string | typeof Symbol.iterator | typeof Symbol.toStringTag
>;

/**
 * What `await using` asks of a value, where the program's `lib` knows of it.
 *
 * @category Types
 */
export type AsyncUsable = Omit<
  AsyncIteratorObject<unknown>,
  string | typeof Symbol.asyncIterator | typeof Symbol.toStringTag
>;

/**
 * What an operator answers at its end, given what its source answers: endless in, endless out.
 *
 * @category Types
 */
export type EndOf<R> = [R] extends [never] ? never : undefined;

/**
 * What the choices of `N` values answer at their end: endless in, endless out, but for `N` = 0, where there is one.
 *
 * @category Types
 */
export type EndOfChoices<R, N extends number> = 0 extends N ? undefined : EndOf<R>;

/**
 * Stands beside a source that must end. It lets every sequence pass but an endless one, for which it is a
 * text that says what to do: the text appears in the compiler's message.
 *
 * @category Types
 */
export type Ending<R> = [R] extends [never]
  ? "never ends: bound it with take, takeWhile or takeUntil"
  : unknown;

/**
 * A question about a value and its index in the sequence. Any truthy answer is a yes.
 *
 * @category Types
 */
export type Predicate<T> = (value: T, index: number) => unknown;

/**
 * A {@link Predicate} that narrows the type of the values it accepts.
 *
 * @category Types
 */
export type Guard<T, S extends T> = (value: T, index: number) => value is S;

/**
 * Says which of two values comes first, as for `Array.prototype.sort`: a negative number for the first one, a
 * positive one for the second, 0 for values that are equal in the order.
 *
 * @category Types
 */
export type Comparator<T> = (a: T, b: T) => number;

/**
 * What has an order of its own: numbers and bigints by their size, strings by their UTF-16 code units.
 *
 * @category Types
 */
export type Orderable = number | bigint | string;

/**
 * Stands beside a source of values that are compared. It lets every one pass whose values have an order of
 * their own; for any other it is a text that says what to do: the text appears in the compiler's message.
 *
 * @category Types
 */
export type Ordered<T> = [T] extends [Orderable] ? unknown : "values without an order: give a comparator";

/**
 * What the async functions read: an async iterable, or a sync one of values or promises.
 *
 * @category Types
 */
export type AnyIterable<T, R = unknown> = AsyncIterable<T, R> | Iterable<T | PromiseLike<T>, R>;

/**
 * An iterable that is no string. Strings are refused where sequences are joined, as in the standard.
 *
 * @category Types
 */
export type IterableObject<T, R = unknown> = Iterable<T, R> & object;

/**
 * What the async functions join: {@link AnyIterable}, but no string.
 *
 * @category Types
 */
export type AnyIterableObject<T, R = unknown> = AnyIterable<T, R> & object;

/**
 * A value, or a promise of it.
 *
 * @category Types
 */
export type Awaitable<T> = T | PromiseLike<T>;

/**
 * The values of an iterable or an iterator.
 *
 * @category Types
 */
export type ValueOf<I> = I extends Iterable<infer T> ? T : I extends Iterator<infer T> ? T : never;

/**
 * The values of an async or sync iterable, awaited.
 *
 * @category Types
 */
export type AnyValueOf<I> =
  I extends AsyncIterable<infer T> ? T : I extends Iterable<infer T> ? Awaited<T> : never;

/**
 * The pairs of a key and its value that an object has, as far as its type tells.
 *
 * @category Types
 */
export type EntryOf<O> = {
  [K in keyof O & (string | number)]-?: [key: `${K}`, value: O[K]];
}[keyof O & (string | number)];

/**
 * The first of a list of sequences, or any of them where the list is no tuple.
 *
 * @category Types
 */
export type FirstOf<I> = I extends readonly [infer F, ...unknown[]] ? F : ValueOf<I>;

/**
 * Where a value stands in its sequence, which has no last one if it is endless.
 *
 * @category Types
 */
export type Position<R = undefined> = "first" | "middle" | ([R] extends [never] ? never : "last" | "only");

type IsEndless<I> = I extends Iterable<unknown, infer R> | AsyncIterable<unknown, infer R>
  ? IsNever<R>
  : I extends Iterator<unknown, infer R>
    ? IsNever<R>
    : false;

type IsNever<R> = [R] extends [never] ? true : false;

/**
 * The end of sequences read one after the other, or until the last one ends: endless if any of them is.
 *
 * @category Types
 */
export type EndOfLongest<I> = true extends IsEndless<I> ? never : undefined;

/**
 * The end of sequences read side by side until the first one ends: endless if all of them are.
 *
 * @category Types
 */
export type EndOfShortest<I> = [I] extends [never]
  ? undefined
  : false extends IsEndless<I>
    ? undefined
    : never;

/**
 * The end of sequences `I` that come out of a source `R` and are read one after the other: endless if the source is, or
 * if all of them are.
 *
 * @category Types
 */
export type EndOfFlat<R, I> = [R] extends [never] ? never : EndOfShortest<I>;

/**
 * `N` values for a literal `N` up to 32, else an array.
 *
 * @category Types
 */
export type Tuple<T, N extends number, Values extends T[] = []> = number extends N
  ? T[]
  : N extends Values["length"]
    ? Values
    : Values["length"] extends 32
      ? T[]
      : Tuple<T, N, [...Values, T]>;

/**
 * What stands at position or key `K` in the padding `P` of a `zip`, or `undefined` where it has nothing.
 *
 * @category Types
 */
export type PaddingAt<P, K> = K extends keyof P
  ? P[K]
  : P extends readonly unknown[]
    ? number extends P["length"]
      ? P[number] | undefined
      : undefined
    : P extends Iterable<infer U>
      ? U | undefined
      : undefined;

/**
 * An object with values `V` under keys `K`. Where the keys are known one by one, any of them may be missing.
 *
 * @category Types
 */
export type RecordOf<K extends PropertyKey, V> = string extends K
  ? Record<K, V>
  : number extends K
    ? Record<K, V>
    : symbol extends K
      ? Record<K, V>
      : { [P in K]?: V };

/**
 * When sequences that are read side by side end: with the `"shortest"`, with the `"longest"`, or all at once
 * (`"strict"`), where a difference in length is an error.
 *
 * @category Types
 */
export type Mode = "shortest" | "longest" | "strict";

/**
 * What `windows` does with a source that is shorter than one window.
 *
 * @category Types
 */
export type Undersized = "only-full" | "allow-partial";

/**
 * The tuples that `zip` makes of sequences `I`, or the records that `zipKeyed` makes.
 *
 * @category Types
 */
export type Zipped<I> = { -readonly [K in keyof I]: ValueOf<I[K]> };

/**
 * {@link Zipped} of async and sync sequences.
 *
 * @category Types
 */
export type AnyZipped<I> = { -readonly [K in keyof I]: AnyValueOf<I[K]> };

/**
 * {@link Zipped} in `"longest"` mode, with what the padding `P` puts where a sequence has ended.
 *
 * @category Types
 */
export type ZippedLongest<I, P> =
  // Always so; the question makes it wait until `I` is known. Mapped earlier, `[First, ...Rest]` would count the
  // positions of `Rest` from zero, and find the wrong padding for them.
  I extends object ? { -readonly [K in keyof I]: ValueOf<I[K]> | PaddingAt<P, K> } : never;

/**
 * {@link ZippedLongest} of async and sync sequences.
 *
 * @category Types
 */
export type AnyZippedLongest<I, P> = { -readonly [K in keyof I]: AnyValueOf<I[K]> | PaddingAt<P, K> };

/**
 * The mode of a `zip` that ends with the shortest sequence, or where all end.
 *
 * @category Types
 */
export interface ZipOptions {
  readonly mode?: "shortest" | "strict" | undefined;
}

/**
 * The mode of a `zip` that goes on to the end of the longest sequence, with what stands in for the others.
 *
 * @category Types
 */
export interface ZipLongestOptions<P> {
  readonly mode: "longest";
  readonly padding?: P | undefined;
}

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
  /** A time in milliseconds, as `performance.now()` tells it. */
  readonly deadline?: number | undefined;
  /** A signal that asks to stop when it is aborted. */
  readonly signal?: AbortSignalLike | undefined;
}

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

/**
 * What lets `using` dispose of a thing, in a program whose types have it.
 *
 * @category Types
 */
export type Disposing = Pick<
  IteratorObject<unknown>,
  Exclude<keyof IteratorObject<unknown>, string | typeof Symbol.iterator | typeof Symbol.toStringTag>
>;

/**
 * What lets `await using` dispose of a thing, in a program whose types have it.
 *
 * @category Types
 */
export type AsyncDisposing = Pick<
  AsyncIteratorObject<unknown>,
  Exclude<
    keyof AsyncIteratorObject<unknown>,
    string | typeof Symbol.asyncIterator | typeof Symbol.toStringTag
  >
>;

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
