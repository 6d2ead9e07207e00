import { asyncLazy } from "../core/async/edge.js";
import { Cursor, END, type End, isEnd } from "../core/engine/cursor.js";
import { LazyIterator, depthOver } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * The values, with a separator between every two of them.
 *
 * A separator is yielded only where another value follows. That value is pulled together with the separator, and
 * yielded next.
 *
 * @param source - The values to separate. The result is endless if the source is.
 * @param separator - The value to put between them. It is not copied.
 * @example
 * ```ts
 * import { intersperse } from "lazuli";
 *
 * console.log([...intersperse(["a", "b", "c"], "-")]); // => ["a", "-", "b", "-", "c"]
 * ```
 * @see {@link join} for one string.
 * @category Transforming
 * @pulls 1 per value and the separator before it
 * @keeps 1 value
 * @endless safe
 */
export function intersperse<T, S, R>(source: Iterable<T, R>, separator: S): Lazy<T | S, EndOf<R>> {
  return new LazyIterator<T | S, EndOf<R>>(
    new Intersperse(open<T | S>("intersperse", source), separator, "intersperse"),
    depthOver(source),
  );
}

class Intersperse<T> extends Cursor<T, Cursor<T>, T> {
  private started = false;
  /** The value after the separator that was yielded last. */
  private next: T | End = END;

  pull(): T | End {
    const { source, next, argument: separator } = this;
    if (!isEnd(next)) {
      this.next = END;
      return next;
    }
    const value = source.pull();
    if (isEnd(value) || !this.started) {
      this.started = true;
      return value;
    }
    this.next = value;
    return separator;
  }

  override close(): void {
    this.next = END;
    super.close();
  }
}

/**
 * {@link intersperse} over an async or sync iterable.
 *
 * @example
 * ```ts
 * import { intersperse, toArray } from "lazuli/async";
 *
 * console.log(await toArray(intersperse([1, 2, 3], 0))); // => [1, 0, 2, 0, 3]
 * ```
 * @category Transforming
 * @pulls 1 per value and the separator before it
 * @keeps 1 value
 * @endless safe
 */
export function intersperseAsync<T, S, R>(
  source: AnyIterable<T, R>,
  separator: S,
): AsyncLazy<T | S, EndOf<R>> {
  return asyncLazy<T, T | S, EndOf<R>>("intersperse", source, async function* (values) {
    let started = false;
    for await (const value of values) {
      if (started) yield separator;
      started = true;
      yield value;
    }
  });
}
