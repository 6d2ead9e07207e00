import { openAsync } from "../core/async/openAsync.js";
import { checked, mustBeFunction, mustBeSync } from "../core/checks/arguments.js";
import { halveAsync } from "../core/sharing/asyncSplit.js";
import { halve, Halves } from "../core/sharing/split.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { Guard, Predicate, Sync } from "../core/types/callbacks.js";

/**
 * The values before the first one for which a predicate is false, and the rest from that one on, as two sequences
 * over one source.
 *
 * Read them in any order, or by turns. Values of the prefix that are pulled for the rest are kept, unless the
 * prefix is closed. The source is closed when the rest is closed and the prefix is closed or needs no more of it.
 * A half that is neither read to its end nor closed holds the source open. Both halves meet an error that the
 * source or the predicate throws within the prefix; the prefix yields the values before it first.
 *
 * @param source - The values to split; it may be endless. If the predicate is true for all values of an endless
 * source, reading the rest never returns.
 * @param predicate - Called with each value and its index until it is false, and not after that. Any truthy result
 * counts as true.
 * @returns The prefix, narrowed by a type guard, and the rest, which is endless if the source is.
 * @throws TypeError if `predicate` is not a function, or is async.
 * @example
 * ```ts
 * import { first, primes, span } from "lazuli";
 *
 * const [small, large] = span(primes(), (p) => p < 10);
 * console.log(first(large)); // => 11
 * console.log([...small]); // => [2, 3, 5, 7]
 * ```
 * @see {@link splitAt} to split by a count, {@link takeWhile} and {@link dropWhile} for one of the two.
 * @category Stopping
 * @pulls 1 per value, the prefix ahead of the rest
 * @keeps the prefix, where the rest is read first
 * @endless safe
 */
export function span<T, S extends T, R>(
  source: Iterable<T, R>,
  predicate: (value: T, index: number) => value is S,
): [prefix: Lazy<S>, rest: Lazy<T, EndOf<R>>];
export function span<T, R, P = unknown>(
  source: Iterable<T, R>,
  predicate: (value: T, index: number) => Sync<P>,
): [prefix: Lazy<T>, rest: Lazy<T, EndOf<R>>];
export function span<T, R>(
  source: Iterable<T, R>,
  predicate: Predicate<T>,
): [prefix: Lazy<T>, rest: Lazy<T, EndOf<R>>] {
  predicate = checked("span", source, mustBeSync, "predicate", predicate);
  return halve<T, R>("span", new Halves("span", open("span", source), Infinity, predicate));
}

/**
 * The async {@link span}: the values before the first one for which a predicate is false, and the rest from that one on,
 * as two sequences over one source.
 *
 * The predicate is awaited before the next value is pulled. Read the halves in any order, by turns, or at the same time:
 * until the prefix is over, they wait for the same pulls. Values of the prefix that are pulled for the rest are kept,
 * unless the prefix is closed. The source is closed when the rest is closed and the prefix is closed or needs no more of
 * it, even while a pull is pending. A half that is neither read to its end nor closed holds the source open. Both halves
 * throw an error that the source or the predicate throws within the prefix; the prefix yields the values before it first.
 *
 * @param source - An async or sync iterable; it may be endless. If the predicate is true for all values of an endless
 * source, reading the rest never settles.
 * @param predicate - Called with each value and its index until it is false, and not after that; may return a promise.
 * Any truthy result counts as true.
 * @returns The prefix, narrowed by a type guard, and the rest, which is endless if the source is.
 * @throws TypeError if `predicate` is not a function.
 * @example
 * ```ts
 * import { span, toArray } from "lazuli/async";
 *
 * const [small, large] = span([1, 2, 5, 1], async (n) => n < 3);
 * console.log(await toArray(large)); // => [5, 1]
 * console.log(await toArray(small)); // => [1, 2]
 * ```
 * @see {@link splitAt} to split by a count, {@link takeWhile} and {@link dropWhile} for one of the two.
 * @category Stopping
 * @pulls 1 per value, the prefix ahead of the rest
 * @keeps the prefix, where the rest is read first
 * @endless safe
 */
export function spanAsync<T, S extends T, R>(
  source: AnyIterable<T, R>,
  predicate: Guard<T, S>,
): [prefix: AsyncLazy<S>, rest: AsyncLazy<T, EndOf<R>>];
export function spanAsync<T, R>(
  source: AnyIterable<T, R>,
  predicate: Predicate<T>,
): [prefix: AsyncLazy<T>, rest: AsyncLazy<T, EndOf<R>>];
export function spanAsync<T, R>(
  source: AnyIterable<T, R>,
  predicate: Predicate<T>,
): [prefix: AsyncLazy<T>, rest: AsyncLazy<T, EndOf<R>>] {
  predicate = checked("span", source, mustBeFunction, "predicate", predicate);
  return halveAsync<T, R>("span", openAsync("span", source), Infinity, predicate);
}
