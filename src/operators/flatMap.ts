import { type Cursor } from "../core/engine/cursor.js";
import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { checked, mustBeFunction } from "../core/checks/arguments.js";
import { AsyncFlat, Flat, openInner } from "../core/joining/flattening.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable, AnyIterableObject, Awaitable, IterableObject } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOfFlat } from "../core/types/endlessness.js";

/**
 * The values of the sequences that a function returns for each value, one sequence after the other.
 *
 * An inner sequence is opened when it is reached. Stopping early closes it, and then the source.
 *
 * @param source - The values to map to sequences.
 * @param mapper - Called with each value and its index; returns an iterable or an iterator. Strings are refused,
 * as in the standard.
 * @returns A sequence that is endless if the source is, or the sequences that `mapper` returns. An empty source is
 * the exception, which no type can express.
 * @throws TypeError if `mapper` is not a function, and at the pull if it returns neither an iterable object nor an
 * iterator.
 * @example
 * ```ts
 * import { flatMap, range } from "lazuli";
 *
 * console.log([...flatMap([1, 2, 3], (n) => range(0, n))]); // => [0, 0, 1, 0, 1, 2]
 * ```
 * @see {@link map} for one result for each value, {@link flatten} for values that are sequences already.
 * @category Transforming
 * @pulls 0 or more per value
 * @keeps nothing
 * @endless safe
 */
export function flatMap<T, U, R, R2 = unknown>(
  source: Iterable<T, R>,
  mapper: (value: T, index: number) => IterableObject<U, R2> | Iterator<U, R2>,
): Lazy<U, EndOfFlat<R, Iterable<U, R2>>> {
  mapper = checked("flatMap", source, mustBeFunction, "mapper", mapper);
  return new LazyIterator(
    new FlatMap(open("flatMap", source), mapper as (value: T, index: number) => Iterable<U>),
  );
}

class FlatMap<T, U> extends Flat<T, U> {
  private readonly mapper: (value: T, index: number) => Iterable<U>;
  private index = 0;

  constructor(source: Cursor<T>, mapper: (value: T, index: number) => Iterable<U>) {
    super(source, "flatMap", 2);
    this.mapper = mapper;
  }

  protected enter(value: T): Cursor<U> {
    const { mapper } = this;
    return openInner("flatMap", "the result of mapper", mapper(value, this.index++));
  }
}

/**
 * {@link flatMap} over an async or sync iterable; awaits the mapper, which may return async iterables.
 *
 * @example
 * ```ts
 * import { flatMap, toArray } from "lazuli/async";
 *
 * console.log(await toArray(flatMap([1, 2], async (n) => [n, n * 10]))); // => [1, 10, 2, 20]
 * ```
 * @category Transforming
 * @pulls 0 or more per value
 * @keeps nothing
 * @endless safe
 */
export function flatMapAsync<T, U, R, R2 = unknown>(
  source: AnyIterable<T, R>,
  mapper: (value: T, index: number) => Awaitable<AnyIterableObject<U, R2>>,
): AsyncLazy<U, EndOfFlat<R, Iterable<U, R2>>> {
  mapper = checked("flatMap", source, mustBeFunction, "mapper", mapper);
  let index = 0;
  const enter = (value: T): unknown => mapper(value, index++);
  return over(new AsyncFlat("flatMap", "the result of mapper", openAsync("flatMap", source), enter));
}
