import { AsyncLazyIterator } from "../core/async/asyncEdge.js";
import { openFlow } from "../core/async/openAsync.js";
import { CURSOR, LazyIterator } from "../core/engine/edge.js";
import { held, IteratorCursor } from "../core/engine/iteratorCursor.js";
import { open } from "../core/engine/open.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";

/**
 * A lazy sequence over any iterable or iterator.
 *
 * It opens the source and pulls nothing. Use it for an object that has `next()` but is not iterable, or to add what a
 * native iterator may lack: helper methods, `return()`, disposal by `using`, and a readable printed form. The results
 * of a foreign iterator are handed on untouched.
 *
 * @param source - An iterable, an iterator, or a string.
 * @throws TypeError if `source` is none of these.
 * @example
 * ```ts
 * import { from } from "lazuli";
 *
 * let n = 3;
 * console.log([...from({ next: () => ({ value: n, done: n-- === 0 }) })]); // => [3, 2, 1]
 * ```
 * @see {@link seq} for a chain with methods.
 * @category Sources
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function from<T, R>(source: Iterable<T, R> | Iterator<T, R>): Lazy<T, EndOf<R>> {
  const cursor = held(open("from", source));
  return cursor instanceof IteratorCursor ? new Forwarding(cursor) : new LazyIterator(cursor);
}

/** The edge over a foreign iterator. Like the standard's, it hands results on untouched. */
class Forwarding<T, R> extends LazyIterator<T, R> {
  declare readonly [CURSOR]: IteratorCursor<T>;

  override next(): IteratorResult<T, R> {
    const { iterator, next } = this[CURSOR];
    return next.apply(iterator) as IteratorResult<T, R>;
  }

  override return(): IteratorResult<T, R> {
    const { iterator, returned } = this[CURSOR];
    const method = iterator.return;
    const end: IteratorResult<T, undefined> = { value: undefined, done: true };
    const call = (): unknown => (method == null ? end : method.call(iterator));
    return (returned === undefined ? call() : returned(call)) as IteratorResult<T, R>;
  }
}

/**
 * A lazy async sequence over any iterable or iterator, async or sync.
 * As {@link from}, it opens the source and pulls nothing. Use it to read a sync sequence of promises as an async one, or
 * to add what an async iterator may lack: a `return()` that does not wait for a pending `next()`, order among calls that
 * overlap, disposal by `await using`, and a readable printed form. Values of a sync source are awaited.
 *
 * @param source - An async or sync iterable, an async iterator, or a string.
 * @throws TypeError if `source` is none of these.
 * @example
 * ```ts
 * import { from } from "lazuli/async";
 *
 * console.log(await from([Promise.resolve(1), 2]).next()); // => { value: 1, done: false }
 * ```
 * @category Sources
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function fromAsync<T, R>(source: AnyIterable<T, R> | AsyncIterator<T, R>): AsyncLazy<T, EndOf<R>> {
  return new AsyncLazyIterator(openFlow("from", source as AnyIterable<T>));
}
