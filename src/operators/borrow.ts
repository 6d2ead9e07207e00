import { openAsync } from "../core/async/openAsync.js";
import { Handle, Shared } from "../core/sharing/shared.js";
import { AsyncHandle } from "../core/sharing/asyncHandle.js";
import { AsyncShared } from "../core/sharing/asyncShared.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * The result of {@link borrow}: an iterator without `return()`, so that a reader that stops early does not close it.
 *
 * @category Types
 */
export interface Borrowed<T, R = undefined> extends IteratorObject<T, R, unknown> {
  /** Pulls one value. */
  next(): IteratorResult<T, R>;
  /** Starts a reading that goes on where the last one stopped. Closing it ends only that reading. */
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
  /** Pulls one value. Calls that overlap are settled in order. */
  next(): Promise<IteratorResult<T, R>>;
  /** Returns the sequence itself, as every async iterator does. */
  [Symbol.asyncIterator](): AsyncBorrowed<T, R>;
  /** Closes the source, and waits for that unless a pull is pending, which may be stuck. */
  dispose(): Promise<void>;
}

/**
 * A sequence to read in pieces: a reader that stops early leaves it open, and the next reader goes on from there.
 *
 * It is Rust's `by_ref` for a source that you own. A `break`, an operator that ends early, a consumer that has its
 * result: none of them closes the source. You close it with `dispose()` or `using`. After its end or an error,
 * nothing is left to close, as everywhere. An error is thrown again to every later reader.
 *
 * @param source - The sequence to read in pieces; it may be endless. To read only one piece this way, pass an
 * iterator: you can go on reading it directly afterwards.
 * @returns An iterator without `return()`.
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
 * @see {@link peekable} to look ahead as well, {@link tee} for readers that each read all values.
 * @category Sharing
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function borrow<T, R>(source: Iterable<T, R>): Borrowed<T, EndOf<R>> {
  return new Handle<T, EndOf<R>>(new Shared("borrow", source, "borrow"));
}

/**
 * The async {@link borrow}: a sequence to read in pieces. A reader that stops early leaves it open, and the next reader
 * goes on from there.
 *
 * A `break`, an operator that ends early, a consumer that has its result: none of them closes the source. You close it
 * with `dispose()` or `await using`, which also ends the readers that wait. After its end or an error, nothing is left to
 * close. An error is thrown again to every later reader.
 *
 * Each value goes to one reader. An operator that is closed while it waits takes none: the value is there for the next.
 *
 * @param source - An async or sync iterable; it may be endless. To read only one piece this way, pass an iterator: you can
 * go on reading it directly afterwards.
 * @returns An async iterator without `return()`.
 * @example
 * ```ts
 * import { borrow, take, toArray } from "lazuli/async";
 *
 * const numbers = borrow([1, 2, 3].values());
 * console.log(await toArray(take(numbers, 2))); // => [1, 2]
 * console.log(await toArray(numbers)); // => [3]
 * await numbers.dispose();
 * ```
 * @see {@link peekable} to look ahead as well, {@link tee} for readers that each read all values.
 * @category Sharing
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function borrowAsync<T, R>(source: AnyIterable<T, R>): AsyncBorrowed<T, EndOf<R>> {
  const shared = new AsyncShared(openAsync<T>("borrow", source));
  return new AsyncHandle<T, EndOf<R>>(shared, "borrow") as never;
}
