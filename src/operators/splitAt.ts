import { openAsync } from "../core/async/openAsync.js";
import { checked } from "../core/checks/arguments.js";
import { toCount } from "../core/checks/counts.js";
import { halveAsync } from "../core/sharing/asyncSplit.js";
import { halve, Halves } from "../core/sharing/split.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * The first `count` values and the rest, as two sequences over one source.
 *
 * Read them in any order, or by turns. Values of the prefix that are pulled for the rest are kept, unless the
 * prefix is closed. The source is closed when the rest is closed and the prefix is closed or needs no more of it.
 * A half that is neither read to its end nor closed holds the source open. Both halves meet an error that the
 * source throws within the prefix; the prefix yields the values before it first.
 *
 * @param source - The values to split; it may be endless.
 * @param count - How many values the prefix has; `Infinity` for all.
 * @returns The prefix and the rest; the rest is endless if the source is.
 * @throws TypeError if `count` is a bigint or a symbol.
 * @throws RangeError if `count` is negative, `NaN`, or above `Number.MAX_SAFE_INTEGER` without being `Infinity`.
 * @example
 * ```ts
 * import { splitAt } from "lazuli";
 *
 * const [header, rows] = splitAt(["name", "Ada", "Alan"], 1);
 * console.log([...rows]); // => ["Ada", "Alan"]
 * console.log([...header]); // => ["name"]
 * ```
 * @see {@link span} to split by a condition, {@link take} and {@link drop} for one of the two.
 * @category Stopping
 * @pulls 1 per value, the prefix ahead of the rest
 * @keeps the prefix, where the rest is read first
 * @endless safe
 */
export function splitAt<T, R>(
  source: Iterable<T, R>,
  count: number,
): [prefix: Lazy<T>, rest: Lazy<T, EndOf<R>>] {
  const limit = checked("splitAt", source, toCount, count);
  return halve<T, R>(`splitAt(${limit})`, new Halves("splitAt", open("splitAt", source), limit));
}

/**
 * The async {@link splitAt}: the first `count` values and the rest, as two sequences over one source.
 *
 * Read the halves in any order, by turns, or at the same time: until the prefix is over, they wait for the same pulls.
 * Values of the prefix that are pulled for the rest are kept, unless the prefix is closed. The source is closed when the
 * rest is closed and the prefix is closed or needs no more of it, even while a pull is pending. A half that is neither read
 * to its end nor closed holds the source open. Both halves throw an error that the source throws within the prefix; the
 * prefix yields the values before it first.
 *
 * @param source - An async or sync iterable; it may be endless.
 * @param count - How many values the prefix has; `Infinity` for all.
 * @returns The prefix and the rest; the rest is endless if the source is.
 * @throws TypeError if `count` is a bigint or a symbol.
 * @throws RangeError if `count` is negative, `NaN`, or above `Number.MAX_SAFE_INTEGER` without being `Infinity`.
 * @example
 * ```ts
 * import { splitAt, toArray } from "lazuli/async";
 *
 * const [header, rows] = splitAt(["name", "Ada", "Alan"], 1);
 * console.log(await toArray(rows)); // => ["Ada", "Alan"]
 * console.log(await toArray(header)); // => ["name"]
 * ```
 * @see {@link span} to split by a condition, {@link take} and {@link drop} for one of the two.
 * @category Stopping
 * @pulls 1 per value, the prefix ahead of the rest
 * @keeps the prefix, where the rest is read first
 * @endless safe
 */
export function splitAtAsync<T, R>(
  source: AnyIterable<T, R>,
  count: number,
): [prefix: AsyncLazy<T>, rest: AsyncLazy<T, EndOf<R>>] {
  const limit = checked("splitAt", source, toCount, count);
  return halveAsync<T, R>(`splitAt(${limit})`, openAsync("splitAt", source), limit);
}
