import { AsyncJoin } from "../core/async/asyncJoin.js";
import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { type Cursor, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
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
  return new LazyIterator<T | S, EndOf<R>>(new Intersperse(open<T | S>("intersperse", source), separator));
}

class Intersperse<T> extends Stage<T> {
  private readonly separator: T;
  private hasStarted = false;
  /** The value after the separator that was yielded last. */
  private next: T | undefined;
  private hasNext = false;

  constructor(source: Cursor<T>, separator: T) {
    super(source, "intersperse");
    this.separator = separator;
  }

  pull(meter: Meter | undefined): T | End {
    const { source, separator } = this;
    if (this.hasNext) {
      this.hasNext = false;
      return this.next as T;
    }
    const value = source.pull(meter);
    if (isEnd(value) || !this.hasStarted) {
      this.hasStarted = true;
      return value;
    }
    this.next = value;
    this.hasNext = true;
    return separator;
  }

  override close(): void {
    this.hasNext = false;
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
  return over(
    new AsyncJoin(
      [openAsync("intersperse", source)],
      ([view]) => new Intersperse<T | S>(view as Cursor<T | S>, separator),
    ),
  );
}
