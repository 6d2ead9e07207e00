import { Arranged, arrangeAsync, Combinations } from "../core/joining/arrangement.js";
import { mustBeChoice } from "../core/checks/counts.js";
import { openAsync } from "../core/async/openAsync.js";
import { checked } from "../core/checks/arguments.js";
import { type Cursor } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable, Tuple } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOfChoices } from "../core/types/endlessness.js";

/**
 * Every way to choose `size` of the values, regardless of their order.
 *
 * Values count by position: equal values are chosen as if they were different. The source is read only as far as
 * the combinations need. Over an endless source, the result never gets past the combinations that begin with its
 * first values.
 *
 * @param source - The values to choose from.
 * @param size - How many to choose, from 0 to 2^32 - 1. There is one way to choose 0 values, and none to choose
 * more than there are.
 * @returns The combinations in lexicographic order of the positions, each in the order of the source; tuples for a
 * literal size. There are `binomial(n, size)` of them for n values.
 * @throws TypeError if `size` is not an integer.
 * @throws RangeError if `size` is out of range.
 * @example
 * ```ts
 * import { combinations } from "lazuli";
 *
 * console.log([...combinations("abc", 2)]); // => [["a", "b"], ["a", "c"], ["b", "c"]]
 * ```
 * @see {@link permutations} for every order, {@link combinationsWithRepetition} to choose a value more than once,
 * {@link powerset} for all sizes, {@link binomial} for their number.
 * @category Combinatorics
 * @pulls 0 or 1 per value, size - 1 ahead
 * @keeps all values
 * @endless safe
 */
export function combinations<T, N extends number, R>(
  source: Iterable<T, R>,
  size: N,
): Lazy<Tuple<T, N>, EndOfChoices<R, N>> {
  checked("combinations", source, mustBeChoice, size);
  const arranged = new Arranged(
    open("combinations", source),
    new Combinations<T>(size),
    `combinations(${size})`,
  );
  return new LazyIterator(arranged as Cursor<unknown> as Cursor<Tuple<T, N>>);
}

/**
 * {@link combinations} of an async or sync iterable.
 *
 * @example
 * ```ts
 * import { combinations, toArray } from "lazuli/async";
 *
 * console.log(await toArray(combinations("abc", 2))); // => [["a", "b"], ["a", "c"], ["b", "c"]]
 * ```
 * @category Combinatorics
 * @pulls 0 or 1 per value, size - 1 ahead
 * @keeps all values
 * @endless safe
 */
export function combinationsAsync<T, N extends number, R>(
  source: AnyIterable<T, R>,
  size: N,
): AsyncLazy<Tuple<T, N>, EndOfChoices<R, N>> {
  checked("combinations", source, mustBeChoice, size);
  return arrangeAsync(openAsync("combinations", source), new Combinations<T>(size), `combinations(${size})`);
}
