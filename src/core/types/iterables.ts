/**
 * What the async functions read: an async iterable, or a sync one of values or promises.
 *
 * @category Types
 */
export type AnyIterable<T, R = unknown> = AsyncIterable<T, R> | Iterable<T | PromiseLike<T>, R>;

/**
 * An iterable other than a string. Strings are refused where sequences are joined, as in the standard.
 *
 * @category Types
 */
export type IterableObject<T, R = unknown> = Iterable<T, R> & object;

/**
 * What the async functions join: {@link AnyIterable}, except for strings.
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
 * The keys of an object that are strings at run time.
 *
 * @category Types
 */
export type KeyOf<O> = keyof O & (string | number);

/**
 * The first of a list of sequences, or any of them if the list is not a tuple.
 *
 * @category Types
 */
export type FirstOf<I> = I extends readonly [infer F, ...unknown[]] ? F : ValueOf<I>;

/**
 * A tuple of `N` values for a literal `N` up to 32, else an array.
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
 * A tuple of `N` values for a literal `N`, else an array that is not empty.
 *
 * @category Types
 */
export type Window<T, N extends number> = number extends N ? [T, ...T[]] : Tuple<T, N>;

/**
 * A pair of a key and its value.
 *
 * @category Types
 */
export type Entry<K = unknown, V = unknown> = readonly [key: K, value: V];

/**
 * An object with the entries `E` as its properties. If the keys are literal types, each of them may be missing, and
 * has the type of its own values.
 *
 * @category Types
 */
export type RecordOf<E extends Entry<PropertyKey>> = string extends E[0]
  ? Record<E[0], E[1]>
  : number extends E[0]
    ? Record<E[0], E[1]>
    : symbol extends E[0]
      ? Record<E[0], E[1]>
      : { [P in E as P[0]]?: P[1] };

/**
 * The part of a `ReadableStream` that lazuli uses. It has a type here because not every program has the types of the DOM;
 * the streams of browsers, Node, Deno and Bun fit.
 *
 * @category Types
 */
export interface ReadableStreamLike<T> {
  /** Whether somebody reads it. */
  readonly locked: boolean;
  /** Locks it to a reader. */
  getReader(): StreamReaderLike<NoInfer<T>>;
  /** Not called. The compiler learns from it what the chunks are: `getReader` has overloads, from which it does not. */
  pipeTo(destination: WritableStreamLike<T>): PromiseLike<unknown>;
  /** Not called either: where it is, the compiler learns here that a chunk may be undefined. */
  [Symbol.asyncIterator]?(): AsyncIterator<T>;
}

/**
 * The part of the default reader of a stream that lazuli uses.
 *
 * @category Types
 */
export interface StreamReaderLike<T> {
  /** Returns a promise of the next chunk. */
  read(): Promise<{ readonly done: boolean; readonly value?: T | undefined }>;
  /** Tells the stream that no more chunks are needed. */
  cancel(reason?: unknown): Promise<unknown>;
  /** Lets others read the stream. */
  releaseLock(): void;
}

/**
 * The part of a `WritableStream` that says what is written to it.
 *
 * @category Types
 */
export interface WritableStreamLike<T> {
  /** Locks it to a writer. */
  getWriter(): {
    /** Writes a chunk. */
    write(chunk?: T): PromiseLike<unknown>;
  };
}

/**
 * A `ReadableStream` of the platform, where the program has types for it, so that it can be handed to `Response` and others.
 *
 * @category Types
 */
export type PlatformReadableStream<T> = typeof globalThis extends {
  readonly ReadableStream: { prototype: infer S };
}
  ? ReadableStreamOf<T> & S
  : ReadableStreamOf<T>;

/**
 * What a {@link PlatformReadableStream} has in every program.
 *
 * @category Types
 */
export interface ReadableStreamOf<T> extends ReadableStreamLike<T> {
  /** Locks it to a reader. */
  getReader(): StreamReaderOf<NoInfer<T>>;
  /** Tells the stream that no more chunks are needed. Resolves when that is done. */
  cancel(reason?: unknown): Promise<void>;
}

/**
 * The default reader of a {@link ReadableStreamOf}.
 *
 * @category Types
 */
export interface StreamReaderOf<T> extends StreamReaderLike<T> {
  /** Resolves at the end of the stream, and rejects with its error. */
  readonly closed: Promise<unknown>;
}
