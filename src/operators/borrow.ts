import { Handle, Shared } from "../core/sharing/shared.js";
import { AsyncHandle, AsyncShared } from "../core/sharing/sharedAsync.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * What {@link borrow} makes: an iterator without `return()`, so that nobody closes it by no longer reading it.
 *
 * @category Types
 */
export interface Borrowed<T, R = undefined> extends IteratorObject<T, R, unknown> {
  /** Pulls one value. */
  next(): IteratorResult<T, R>;
  /** Starts a reading that goes on where the last one stopped. To close it ends that reading only. */
  [Symbol.iterator](): Lazy<T, R>;
  /** Closes the source. */
  dispose(): void;
}

/**
 * The async twin of {@link Borrowed}.
 *
 * @category Types
 */
export interface AsyncBorrowed<T, R = undefined> extends AsyncIteratorObject<T, R, unknown> {
  /** Pulls one value. Calls that overlap are answered in order, one after the other. */
  next(): Promise<IteratorResult<T, R>>;
  /** The sequence itself, as with every async iterator. */
  [Symbol.asyncIterator](): AsyncBorrowed<T, R>;
  /** Closes the source. */
  dispose(): Promise<void>;
}

/**
 * A sequence that is read in pieces: whoever stops early leaves it open, and the next reader goes on from there.
 *
 * It is Rust's `by_ref` for a source that is yours. A `break`, an operator that has enough, a consumer that has found
 * its answer: none of them closes it. You do, by `dispose()` or `using`; reading to the end, or an error, closes it as
 * everywhere. An error is thrown again to whoever reads on.
 *
 * @param source - The sequence to read in pieces. An iterator of your own may be passed for a single piece, and read on
 * itself afterwards.
 * @returns An iterator that has no `return()`.
 * @throws TypeError if `source` is not an iterable.
 * @example
 * ```ts
 * import { borrow, range, take, toArray } from "lazuli";
 *
 * const numbers = borrow(range(6));
 * console.log(toArray(take(numbers, 2))); // => [0, 1]
 * console.log(numbers.next().value); // => 2
 * console.log(toArray(numbers)); // => [3, 4, 5]
 * numbers.dispose();
 * ```
 * @see {@link peekable} to look ahead as well, {@link tee} for readers that each get all values.
 * @category Sharing
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function borrow<T, R>(source: Iterable<T, R>): Borrowed<T, EndOf<R>> {
  return new Handle<T, EndOf<R>>(new Shared("borrow", source, "borrow"));
}

/**
 * {@link borrow} over an async or sync iterable.
 *
 * @example
 * ```ts
 * import { borrow, take, toArray } from "lazuli/async";
 *
 * const numbers = borrow([1, 2, 3].values());
 * console.log(await toArray(take(numbers, 2))); // => [1, 2]
 * console.log(await toArray(numbers)); // => [3]
 * await numbers.dispose();
 * ```
 * @category Sharing
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function borrowAsync<T, R>(source: AnyIterable<T, R>): AsyncBorrowed<T, EndOf<R>> {
  return new AsyncHandle<T, EndOf<R>>(new AsyncShared("borrow", source), "borrow") as never;
}
