import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { type Cursor } from "../core/engine/cursor.js";
import { AsyncFlat, Flat, openInner } from "../core/joining/flattening.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type {
  AnyIterable,
  AnyIterableObject,
  AnyValueOf,
  IterableObject,
  ValueOf,
} from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOfFlat } from "../core/types/endlessness.js";

/**
 * The values of the sequences in a sequence, one sequence after the other.
 *
 * It flattens one level. An inner sequence is opened when it is reached. Stopping early closes it, and then the
 * source.
 *
 * @param source - A sequence of iterables or iterators. Strings among them are refused, as in `flatMap`.
 * @returns A sequence that is endless if the source is, or the sequences in it. An empty source is the exception,
 * which no type can express.
 * @throws TypeError at the pull of a value that is neither an iterable object nor an iterator.
 * @example
 * ```ts
 * import { chunks, flatten } from "lazuli";
 *
 * console.log([...flatten([[1, 2], new Set([3])])]); // => [1, 2, 3]
 * console.log([...flatten(chunks([1, 2, 3, 4, 5], 2))]); // => [1, 2, 3, 4, 5]
 * ```
 * @see {@link flatMap} to make the inner sequences from values, {@link concat} for a fixed list of sequences.
 * @category Transforming
 * @pulls 0 or more per value
 * @keeps nothing
 * @endless safe
 */
export function flatten<I extends IterableObject<unknown> | Iterator<unknown>, R>(
  source: Iterable<I, R>,
): Lazy<ValueOf<I>, EndOfFlat<R, I>> {
  const values = open("flatten", source as Iterable<unknown>) as Cursor<Iterable<ValueOf<I>>>;
  return new LazyIterator(new Flatten(values));
}

class Flatten<T> extends Flat<Iterable<T>, T> {
  constructor(source: Cursor<Iterable<T>>) {
    super(source, "flatten", 2);
  }

  protected enter(value: Iterable<T>): Cursor<T> {
    return openInner("flatten", "each value of source", value);
  }
}

/**
 * {@link flatten} over an async or sync iterable of async or sync iterables.
 *
 * @example
 * ```ts
 * import { flatten, toArray } from "lazuli/async";
 *
 * async function* pages() {
 *   yield* [["a", "b"], ["c"]];
 * }
 * console.log(await toArray(flatten(pages()))); // => ["a", "b", "c"]
 * ```
 * @category Transforming
 * @pulls 0 or more per value
 * @keeps nothing
 * @endless safe
 */
export function flattenAsync<I extends AnyIterableObject<unknown>, R>(
  source: AnyIterable<I, R>,
): AsyncLazy<AnyValueOf<I>, EndOfFlat<R, I>> {
  return over(new AsyncFlat("flatten", "each value of source", openAsync("flatten", source)));
}
