import { asyncLazy } from "../core/async/edge.js";
import { Cursor, END, type End, isEnd } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * The values, with a separator between each two.
 *
 * Whether a separator is due shows with the value behind it, which is pulled then, and given next.
 *
 * @param source - The values to separate; an endless source gives an endless result.
 * @param separator - What to put between them; it is not copied.
 * @throws TypeError if `source` is not iterable.
 * @example
 * ```ts
 * import { intersperse } from "lazuli";
 *
 * console.log([...intersperse(["a", "b", "c"], "-")]); // => ["a", "-", "b", "-", "c"]
 * ```
 * @see {@link join} for a text of them.
 * @category Transforming
 * @pulls 1 per value and the separator before it
 * @keeps 1 value
 * @endless safe
 */
export function intersperse<T, S, R>(source: Iterable<T, R>, separator: S): Lazy<T | S, EndOf<R>> {
  return new LazyIterator<T | S, EndOf<R>>(
    new Intersperse(open<T | S>("intersperse", source), separator, "intersperse"),
  );
}

class Intersperse<T> extends Cursor<T, Cursor<T>, T> {
  private started = false;
  /** The value behind the separator that was given last. */
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
