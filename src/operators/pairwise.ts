import { asyncLazy } from "../core/async/edge.js";
import { Cursor, END, type End, isEnd } from "../core/engine/cursor.js";
import { LazyIterator, depthOver } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * Each value together with the one after it.
 *
 * @param source - The values to pair. The result is endless if the source is.
 * @returns The pairs of neighbours: one fewer than there are values, and none for a single value.
 * @example
 * ```ts
 * import { find, pairwise, primes } from "lazuli";
 *
 * console.log([...pairwise(["a", "b", "c"])]); // => [["a", "b"], ["b", "c"]]
 * console.log(find(pairwise(primes()), ([p]) => p > 1000)); // => [1009, 1013]
 * ```
 * @see {@link windows} for more than two neighbours, {@link chunks} for pairs that do not overlap.
 * @category Neighbours
 * @pulls 1 per value, 1 ahead
 * @keeps 1 value
 * @endless safe
 */
export function pairwise<T, R>(source: Iterable<T, R>): Lazy<[T, T], EndOf<R>> {
  return new LazyIterator(new Pairwise(open("pairwise", source), undefined, "pairwise"), depthOver(source));
}

class Pairwise<T> extends Cursor<[T, T], Cursor<T>, undefined> {
  private previous: T | End = END;

  pull(): [T, T] | End {
    const { source } = this;
    if (isEnd(this.previous)) this.previous = source.pull();
    const { previous } = this;
    const value = isEnd(previous) ? END : source.pull();
    this.previous = value;
    return isEnd(previous) || isEnd(value) ? END : [previous, value];
  }
}

/**
 * {@link pairwise} over an async or sync iterable.
 *
 * @example
 * ```ts
 * import { pairwise, toArray } from "lazuli/async";
 *
 * console.log(await toArray(pairwise(["a", "b", "c"]))); // => [["a", "b"], ["b", "c"]]
 * ```
 * @category Neighbours
 * @pulls 1 per value, 1 ahead
 * @keeps 1 value
 * @endless safe
 */
export function pairwiseAsync<T, R>(source: AnyIterable<T, R>): AsyncLazy<[T, T], EndOf<R>> {
  return asyncLazy("pairwise", source, async function* (values) {
    let previous: T | End = END;
    for await (const value of values) {
      if (!isEnd(previous)) yield [previous, value] satisfies [T, T];
      previous = value;
    }
  });
}
