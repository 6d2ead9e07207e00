import {
  Arranged,
  arrangeAsync,
  type Arrangement,
  MORE,
  type More,
  pick,
} from "../core/joining/arrangement.js";
import { openEndingAsync } from "../core/async/openAsync.js";
import { END, type End } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { openEnding } from "../core/engine/consume.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { Ending } from "../core/types/endlessness.js";

/**
 * Every order of the values that looks different: swapping equal values does not count.
 *
 * Values are compared as `Set` compares them. The source is read to its end first.
 *
 * @param source - The values to put in order. Endless sources are refused, by the compiler and at the call.
 * @returns The orders, in lexicographic order of the positions at which the values first occur. There are
 * `multinomial(...counts)` of them, where `counts` are the numbers of times that the values occur.
 * @throws TypeError if `source` is known to be endless.
 * @example
 * ```ts
 * import { distinctPermutations } from "lazuli";
 *
 * console.log([...distinctPermutations("aab")]); // => [["a", "a", "b"], ["a", "b", "a"], ["b", "a", "a"]]
 * ```
 * @see {@link permutations} to count equal values as different, {@link multinomial} for their number. The
 * algorithm is Narayana's (D. Knuth, The Art of Computer Programming 4A, algorithm 7.2.1.2 L), with a few steps
 * for each order on average.
 * @category Combinatorics
 * @pulls all for the first value
 * @keeps all values
 * @endless refused
 */
export function distinctPermutations<T, R>(source: Iterable<T, R> & Ending<R>): Lazy<T[]> {
  return new LazyIterator(
    new Arranged(
      openEnding("distinctPermutations", source as Iterable<T>),
      new DistinctPermutations<T>(),
      "distinctPermutations",
    ),
  );
}

class DistinctPermutations<T> implements Arrangement<T> {
  /** For each value the position where it, or an equal one, first occurs. */
  private order: number[] | undefined;

  next(values: readonly T[], isAll: boolean): T[] | More | End {
    if (!isAll) return MORE;
    if (this.order === undefined) {
      const firsts = new Map<T, number>();
      for (const [position, value] of values.entries()) if (!firsts.has(value)) firsts.set(value, position);
      this.order = values.map((value) => firsts.get(value) as number).sort((a, b) => a - b);
    } else if (!advance(this.order)) return END;
    return pick(values, this.order, values.length);
  }
}

/** Changes an order to the next one. Returns whether there is one. */
function advance(order: number[]): boolean {
  const at = (place: number): number => order[place] as number;
  // After the last place that can grow, the values are in descending order.
  let place = order.length - 2;
  while (place >= 0 && at(place) >= at(place + 1)) place--;
  if (place < 0) return false;
  let other = order.length - 1;
  while (at(other) <= at(place)) other--;
  swap(order, place, other);
  for (let left = place + 1, right = order.length - 1; left < right; left++, right--)
    swap(order, left, right);
  return true;
}

function swap(order: number[], a: number, b: number): void {
  const value = order[a] as number;
  order[a] = order[b] as number;
  order[b] = value;
}

/**
 * {@link distinctPermutations} of an async or sync iterable.
 *
 * @example
 * ```ts
 * import { distinctPermutations, toArray } from "lazuli/async";
 *
 * const orders = await toArray(distinctPermutations("aab"));
 * console.log(orders); // => [["a", "a", "b"], ["a", "b", "a"], ["b", "a", "a"]]
 * ```
 * @category Combinatorics
 * @pulls all for the first value
 * @keeps all values
 * @endless refused
 */
export function distinctPermutationsAsync<T, R>(source: AnyIterable<T, R> & Ending<R>): AsyncLazy<T[]> {
  return arrangeAsync(
    openEndingAsync("distinctPermutations", source as AnyIterable<T>),
    new DistinctPermutations<T>(),
    "distinctPermutations",
  );
}
