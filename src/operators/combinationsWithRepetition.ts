import {
  Arranged,
  arrangeAsync,
  type Arrangement,
  MORE,
  type More,
  pick,
} from "../core/joining/arrangement.js";
import { mustBeChoice } from "../core/checks/counts.js";
import { openAsync } from "../core/async/openAsync.js";
import { checked } from "../core/checks/arguments.js";
import { type Cursor, END, type End } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable, Tuple } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOfChoices } from "../core/types/endlessness.js";

/**
 * Every way to choose `size` values regardless of their order, where a value may be chosen more than once.
 *
 * Values count by position: equal values are chosen as if they were different. The source is read only as far as
 * the combinations need. Over an endless source, the result never gets past the combinations that begin with its
 * first value.
 *
 * @param source - The values to choose from.
 * @param size - How many to choose, from 0 to 2^32 - 1; it may be more than there are. There is one way to choose
 * 0 values.
 * @returns The combinations in lexicographic order of the positions, each in the order of the source; tuples for a
 * literal size. There are `binomial(n + size - 1, size)` of them for n values.
 * @throws TypeError if `size` is not an integer.
 * @throws RangeError if `size` is out of range.
 * @example
 * ```ts
 * import { combinationsWithRepetition } from "lazuli";
 *
 * console.log([...combinationsWithRepetition("ab", 2)]); // => [["a", "a"], ["a", "b"], ["b", "b"]]
 * ```
 * @see {@link combinations} to choose each value once, {@link product} if the order counts.
 * @category Combinatorics
 * @pulls 0 or 1 per value
 * @keeps all values
 * @endless safe
 */
export function combinationsWithRepetition<T, N extends number, R>(
  source: Iterable<T, R>,
  size: N,
): Lazy<Tuple<T, N>, EndOfChoices<R, N>> {
  checked("combinationsWithRepetition", source, mustBeChoice, size);
  const label = `combinationsWithRepetition(${size})`;
  const arranged = new Arranged(open("combinationsWithRepetition", source), new Repeating<T>(size), label);
  return new LazyIterator(arranged as Cursor<unknown> as Cursor<Tuple<T, N>>);
}

/** Chooses values at positions that never decrease. */
class Repeating<T> implements Arrangement<T> {
  readonly size: number;
  private positions: number[] | undefined;

  constructor(size: number) {
    this.size = size;
  }

  next(values: readonly T[], isAll: boolean): T[] | More | End {
    const { size, positions } = this;
    if (positions === undefined) {
      if (size > 0 && values.length === 0) return isAll ? END : MORE;
      this.positions = Array.from({ length: size }, () => 0);
      return pick(values, this.positions, size);
    }
    // The last position that is not at the last value moves on, and those after it join it there.
    for (let index = size - 1; index >= 0; index--) {
      const position = (positions[index] as number) + 1;
      if (position < values.length) {
        positions.fill(position, index);
        return pick(values, positions, size);
      }
      if (!isAll) return MORE;
    }
    return END;
  }
}

/**
 * {@link combinationsWithRepetition} of an async or sync iterable.
 *
 * @example
 * ```ts
 * import { combinationsWithRepetition, toArray } from "lazuli/async";
 *
 * console.log(await toArray(combinationsWithRepetition("ab", 2))); // => [["a", "a"], ["a", "b"], ["b", "b"]]
 * ```
 * @category Combinatorics
 * @pulls 0 or 1 per value
 * @keeps all values
 * @endless safe
 */
export function combinationsWithRepetitionAsync<T, N extends number, R>(
  source: AnyIterable<T, R>,
  size: N,
): AsyncLazy<Tuple<T, N>, EndOfChoices<R, N>> {
  checked("combinationsWithRepetition", source, mustBeChoice, size);
  return arrangeAsync(
    openAsync("combinationsWithRepetition", source),
    new Repeating<T>(size),
    `combinationsWithRepetition(${size})`,
  );
}
