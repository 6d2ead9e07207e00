import type { AbortSignalLike, PlatformAbortSignal } from "./bounds.js";
import type { Awaitable } from "./iterables.js";

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
 * A piece of work that `runTasks` runs in steps: a generator, sync or async, or another iterator.
 *
 * @category Types
 */
export type Task<T> = Iterator<unknown, T, undefined> | AsyncIterator<unknown, T, undefined>;

/**
 * The type of what a task returns.
 *
 * @category Types
 */
export type ResultOf<G> =
  G extends Iterator<unknown, infer T, undefined>
    ? T
    : G extends AsyncIterator<unknown, infer T, undefined>
      ? T
      : never;

/**
 * How `runTasks` runs its tasks.
 *
 * @category Types
 */
export interface TaskOptions<G> extends CooperateOptions {
  /**
   * The priority of a task, asked for once, before the first step. Of the tasks that can go on, one with the greatest number
   * runs next; all have the same if left out.
   */
  readonly priority?: ((task: G, index: number) => number) | undefined;
}

/**
 * A function that is called for several values at a time. The signal is aborted when the sequence is over.
 *
 * @category Types
 */
export type ConcurrentMapper<T, U> = (value: T, index: number, signal: PlatformAbortSignal) => Awaitable<U>;

/**
 * A limit that several stages share, such as a `semaphore`.
 *
 * @category Types
 */
export interface Limit {
  /**
   * Waits for a permit, and returns the function that gives it back. It should reject when the signal is aborted, which is
   * when nobody needs the permit any more.
   */
  acquire(signal?: AbortSignalLike): PromiseLike<() => void>;
  /** How many permits there are. Without it, a stage starts nothing new while it has results that are not read. */
  readonly permits?: number | undefined;
}

/**
 * How many calls may be under way, and in which order their results are yielded.
 *
 * @category Types
 */
export interface ConcurrencyOptions {
  /**
   * The most calls under way and results not read, together: a positive integer or `Infinity`. Or a {@link Limit} on the
   * calls, which several stages may share.
   */
  readonly concurrency: number | Limit;
  /** Whether results are yielded in the order of the source, as by default, or as soon as they are there. */
  readonly ordered?: boolean | undefined;
  /** Ends the sequence when it is aborted: the pending pull rejects at once with its reason. */
  readonly signal?: AbortSignalLike | undefined;
}

/**
 * A clock with timers. All that deals in time takes one, for tests; by default it is that of the platform.
 *
 * @category Types
 */
export interface Clock {
  /** The time in milliseconds, from any start. */
  now(): number;
  /** Calls a function once, so many milliseconds later. Returns what `clearTimeout` takes. */
  setTimeout(run: () => void, milliseconds: number): unknown;
  /** Cancels that. */
  clearTimeout(timer: unknown): void;
}

/**
 * The options of all that deals in time.
 *
 * @category Types
 */
export interface TimeOptions {
  /** Ends the sequence when it is aborted: the pending pull rejects at once with its reason. */
  readonly signal?: AbortSignalLike | undefined;
  /** The clock to use in place of that of the platform. */
  readonly clock?: Clock | undefined;
}

/**
 * How many values may be yielded in which time.
 *
 * @category Types
 */
export interface RateLimitOptions extends TimeOptions {
  /** The most values in any `per` milliseconds; a positive integer. */
  readonly limit: number;
  /** The length of time in milliseconds; a finite number above 0. */
  readonly per: number;
}

/**
 * How often something that fails is tried again, and how long to wait before that.
 *
 * @category Types
 */
export interface RetryOptions extends TimeOptions {
  /** How many times to try again after the first failure: 3 if left out; `Infinity` for no limit. */
  readonly times?: number | undefined;
  /** The milliseconds before the first retry, 100 if left out. They double for each one after that. */
  readonly delay?: number | undefined;
  /** The longest wait between two tries in milliseconds, 30,000 if left out. */
  readonly maxDelay?: number | undefined;
  /** The part of each wait that is random, from 0 to 1: with 1, a wait is anything from nothing to the whole. 0.5 if left out. */
  readonly jitter?: number | undefined;
  /** Whether to try again after an error; always if left out. `retries` counts those that came before, from 0. */
  readonly when?: ((error: unknown, retries: number) => unknown) | undefined;
}

/**
 * How often a sequence that fails is made again, and how long to wait before that.
 *
 * @category Types
 */
export interface RetrySequenceOptions extends RetryOptions {
  /** Whether a value ends a series of failures: the next failure is the first one again. False if left out. */
  readonly resetOnSuccess?: boolean | undefined;
}

/**
 * When the function of `onClose` is called.
 *
 * @category Types
 */
export interface OnCloseOptions {
  /** Before the source is closed, or after that has been done, which is the default. */
  readonly when?: "before" | "after" | undefined;
}

/**
 * What happens to values that come faster than they are read, when `capacity` of them are kept.
 *
 * - `"strict"`: who sends waits for room. For a `share`, whose readers all get every value, those that are ahead wait for
 *   the slowest. Only one send of a producer may wait: the next one is refused with a RangeError.
 * - `"unbounded"`: any number of sends may wait. A `share` keeps all that a reader has not read.
 * - `"drop-oldest"`: the oldest value that is kept makes room for the new one.
 * - `"drop-newest"`: the new value is dropped.
 *
 * @category Types
 */
export type Overflow = "strict" | "unbounded" | "drop-oldest" | "drop-newest";

/**
 * How many values a channel keeps, and what happens to more.
 *
 * @category Types
 */
export interface ChannelOptions {
  /**
   * How many values are kept that nobody has read: an integer from 0, or `Infinity`. With 0, which is what is left out means, a
   * value is handed over: the send waits until it is read.
   */
  readonly capacity?: number | undefined;
  /** What happens to values for which there is no room; `"strict"` if left out. */
  readonly overflow?: Overflow | undefined;
  /** Ends it when it is aborted: what is pending rejects at once with its reason, and what is kept is dropped. */
  readonly signal?: AbortSignalLike | undefined;
}

/**
 * Hands a value to the readers. Returns a promise that is resolved as soon as there is room for it.
 *
 * @category Types
 */
export type Send<T> = (value: T) => Promise<void>;

/**
 * How bytes are read as lines of text.
 *
 * @category Types
 */
export interface LineOptions {
  /** The most UTF-16 code units of a line, its terminator aside: a positive integer or `Infinity`; 2^24 if left out. */
  readonly maxLength?: number | undefined;
  /** The encoding of bytes, by any label of `TextDecoder`, such as `"latin1"`; `"utf-8"` if left out. */
  readonly encoding?: string | undefined;
  /** Whether bytes that are not valid in the encoding are an error. If left out, each becomes a U+FFFD. */
  readonly fatal?: boolean | undefined;
}
