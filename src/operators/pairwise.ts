import { through } from "../core/async/stages.js";
import { Kept, plain, SKIP } from "../core/async/step.js";
import { type Cursor, END, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
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
  return new LazyIterator(new Pairwise(open("pairwise", source)));
}

class Pairwise<T> extends Stage<[T, T], Cursor<T>> {
  private previous: T | undefined;
  private hasPrevious = false;

  constructor(source: Cursor<T>) {
    super(source, "pairwise");
  }

  pull(meter: Meter | undefined): [T, T] | End {
    const { source } = this;
    if (!this.hasPrevious) {
      const first = source.pull(meter);
      if (isEnd(first)) return END;
      this.previous = first;
      this.hasPrevious = true;
    }
    const value = source.pull(meter);
    if (isEnd(value)) return END;
    const pair: [T, T] = [this.previous as T, value];
    this.previous = value;
    return pair;
  }
}

/**
 * The async {@link pairwise}: each value together with the one after it.
 *
 * @param source - An async or sync iterable. The result is endless if it is.
 * @returns The pairs of neighbours: one fewer than there are values, and none for a single value.
 * @example
 * ```ts
 * import { pairwise, toArray } from "lazuli/async";
 *
 * console.log(await toArray(pairwise(["a", "b", "c"]))); // => [["a", "b"], ["b", "c"]]
 * ```
 * @see {@link windows} for more than two neighbours, {@link chunks} for pairs that do not overlap.
 * @category Neighbours
 * @pulls 1 per value, 1 ahead
 * @keeps 1 value
 * @endless safe
 */
export function pairwiseAsync<T, R>(source: AnyIterable<T, R>): AsyncLazy<[T, T], EndOf<R>> {
  const previous = new Kept<T>();
  const run = (value: T): unknown => {
    const before = previous.replace(value);
    return before === SKIP ? SKIP : [before, value];
  };
  return through("pairwise", source, plain("pairwise", run));
}
