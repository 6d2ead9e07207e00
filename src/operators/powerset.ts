import {
  Arranged,
  arrangeAsync,
  type Arrangement,
  Combinations,
  type More,
} from "../core/joining/arrangement.js";
import { openAsync } from "../core/async/openAsync.js";
import { type End, isEnd } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * Every way to choose any number of the values: first none of them, then each alone, then every two, up to all.
 *
 * Values count by position: equal values are chosen as if they were different. The source is read only as far as
 * the choices need. Over an endless source, the result never gets past the single values.
 *
 * @param source - The values to choose from. The result is endless if the source is.
 * @returns The choices sorted by size; those of one size are in the order of {@link combinations}. There are
 * `2n ** BigInt(n)` of them for n values.
 * @example
 * ```ts
 * import { powerset } from "lazuli";
 *
 * console.log([...powerset([1, 2])]); // => [[], [1], [2], [1, 2]]
 * ```
 * @see {@link combinations} for those of one size.
 * @category Combinatorics
 * @pulls 0 or 1 per value
 * @keeps all values
 * @endless safe
 */
export function powerset<T, R>(source: Iterable<T, R>): Lazy<T[], EndOf<R>> {
  return new LazyIterator(new Arranged(open("powerset", source), new Powerset<T>(), "powerset"));
}

class Powerset<T> implements Arrangement<T> {
  private count = 0;
  private combinations = new Combinations<T>(0);

  next(values: readonly T[], isAll: boolean): T[] | More | End {
    const choice = this.combinations.next(values, isAll);
    if (!isEnd(choice)) return choice;
    this.combinations = new Combinations(++this.count);
    return this.combinations.next(values, isAll);
  }
}

/**
 * {@link powerset} of an async or sync iterable.
 *
 * @example
 * ```ts
 * import { powerset, toArray } from "lazuli/async";
 *
 * console.log(await toArray(powerset([1, 2]))); // => [[], [1], [2], [1, 2]]
 * ```
 * @category Combinatorics
 * @pulls 0 or 1 per value
 * @keeps all values
 * @endless safe
 */
export function powersetAsync<T, R>(source: AnyIterable<T, R>): AsyncLazy<T[], EndOf<R>> {
  return arrangeAsync(openAsync("powerset", source), new Powerset<T>(), "powerset");
}
