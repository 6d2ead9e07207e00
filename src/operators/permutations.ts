import {
  Arranged,
  arrangeAsync,
  type Arrangement,
  firstPositions,
  MORE,
  type More,
  pick,
} from "../core/joining/arrangement.js";
import { mustBeChoice } from "../core/checks/counts.js";
import { openAsync, openEndingAsync } from "../core/async/openAsync.js";
import { checked } from "../core/checks/arguments.js";
import { type Cursor, END, type End } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { openEnding } from "../core/engine/consume.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable, Tuple } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOfChoices, Ending } from "../core/types/endlessness.js";

/**
 * Every order of the values, or of `size` of them.
 *
 * Values count by position: equal values are ordered as if they were different. With a size, the source is read
 * only as far as the permutations need. Over an endless source, the result then never gets past the permutations
 * that begin with its first values. Without a size, the source is read to its end first, and endless sources are
 * refused.
 *
 * As a callback, it would take the index for `size`: write an arrow, `map(lists, (list) => permutations(list))`.
 *
 * @param source - The values to put in order.
 * @param size - How many of them to take, from 0 to 2^32 - 1; all if left out. There is one way to take 0 values,
 * and none to take more than there are.
 * @returns The permutations in lexicographic order of the positions; tuples for a literal size. There are
 * `fallingFactorial(n, size)` of them for n values.
 * @throws TypeError if `size` is not an integer, or if it is left out and `source` is known to be endless.
 * @throws RangeError if `size` is out of range.
 * @example
 * ```ts
 * import { map, permutations } from "lazuli";
 *
 * const orders = permutations([1, 2, 3]);
 * console.log([...orders]); // => [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]]
 * const pairs = map(permutations("abc", 2), (pair) => pair.join(""));
 * console.log([...pairs]); // => ["ab", "ac", "ba", "bc", "ca", "cb"]
 * ```
 * @see {@link distinctPermutations} to treat equal values as the same, {@link combinations} to ignore the order,
 * {@link fallingFactorial} for their number. The algorithm is that of Python's `itertools.permutations`, with
 * about `size` steps for each permutation.
 * @category Combinatorics
 * @pulls 0 or 1 per value, size - 1 ahead
 * @keeps all values
 * @endless safe
 */
export function permutations<T, N extends number, R>(
  source: Iterable<T, R>,
  size: N,
): Lazy<Tuple<T, N>, EndOfChoices<R, N>>;
export function permutations<T, R>(source: Iterable<T, R> & Ending<R>, size?: undefined): Lazy<T[]>;
export function permutations<T>(source: Iterable<T>, size?: number): Lazy<never, never> {
  checkPermutations(source, size);
  const cursor = (size === undefined ? openEnding : open)("permutations", source);
  const arranged = new Arranged(cursor, new Permutations<T>(size), titleOf(size));
  return new LazyIterator<never, never>(arranged as Cursor<unknown> as Cursor<never>);
}

function checkPermutations(source: unknown, size: number | undefined): void {
  if (size !== undefined) checked("permutations", source, mustBeChoice, size);
}

class Permutations<T> implements Arrangement<T> {
  readonly size: number | undefined;
  /** How many values it chooses: all of them, if there is no size. */
  private chosen = 0;
  /** Positions; the first `size` are those of the permutation. */
  private order: number[] | undefined;
  /** By place: how many positions have yet to stand there before an earlier place changes. */
  private cycles: number[] | undefined;

  constructor(size: number | undefined) {
    this.size = size;
  }

  next(values: readonly T[], isAll: boolean): T[] | More | End {
    const count = values.length;
    const { order } = this;
    if (order === undefined) {
      if (!isAll && !(count >= (this.size ?? Infinity))) return MORE;
      const size = (this.chosen = this.size ?? count);
      if (count < size) return END;
      this.order = firstPositions(size);
      return pick(values, this.order, size);
    }
    const size = this.chosen;
    let place = size - 1;
    if (this.cycles === undefined) {
      // As long as only the last place changes, it goes through the positions as they are read.
      const position = (order[place] as number) + 1;
      if (size > 0 && position < count) {
        order[place] = position;
        return pick(values, order, size);
      }
      if (size > 0 && !isAll) return MORE;
      this.order = firstPositions(count);
      this.cycles = this.order.map((first) => count - first);
      place--;
    }
    return this.step(place, count) ? pick(values, this.order as number[], size) : END;
  }

  /** Moves on at the last place, from `place` down, where another position has yet to stand. */
  private step(place: number, count: number): boolean {
    const order = this.order as number[];
    const cycles = this.cycles as number[];
    for (; place >= 0; place--) {
      const left = (cycles[place] as number) - 1;
      if (left > 0) {
        cycles[place] = left;
        const position = order[place] as number;
        order[place] = order[count - left] as number;
        order[count - left] = position;
        return true;
      }
      // All of them have stood here: back in order, the first of them at the end.
      cycles[place] = count - place;
      order.push(order.splice(place, 1)[0] as number);
    }
    return false;
  }
}

/**
 * {@link permutations} of an async or sync iterable.
 *
 * @example
 * ```ts
 * import { map, permutations, toArray } from "lazuli/async";
 *
 * const pairs = map(permutations("abc", 2), (pair) => pair.join(""));
 * console.log(await toArray(pairs)); // => ["ab", "ac", "ba", "bc", "ca", "cb"]
 * ```
 * @category Combinatorics
 * @pulls 0 or 1 per value, size - 1 ahead
 * @keeps all values
 * @endless safe
 */
export function permutationsAsync<T, N extends number, R>(
  source: AnyIterable<T, R>,
  size: N,
): AsyncLazy<Tuple<T, N>, EndOfChoices<R, N>>;
export function permutationsAsync<T, R>(
  source: AnyIterable<T, R> & Ending<R>,
  size?: undefined,
): AsyncLazy<T[]>;
export function permutationsAsync<T>(source: AnyIterable<T>, size?: number): AsyncLazy<never, never> {
  checkPermutations(source, size);
  const opened = (size === undefined ? openEndingAsync : openAsync)("permutations", source);
  return arrangeAsync(opened, new Permutations<T>(size), titleOf(size));
}

function titleOf(size: number | undefined): string {
  return size === undefined ? "permutations" : `permutations(${size})`;
}
