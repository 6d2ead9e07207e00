import { through } from "../core/async/stages.js";
import { Kept, plain, SKIP } from "../core/async/step.js";
import { type Cursor, END, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { Position } from "../core/types/options.js";

/**
 * Each value together with its position, as `[position, value]`.
 *
 * The next value is pulled ahead, to see whether a value is the last one.
 *
 * @param source - The values to look at. The result is endless if the source is.
 * @returns Pairs; the position is `"first"`, `"middle"`, `"last"`, or `"only"` for a value that is both first and
 * last.
 * @example
 * ```ts
 * import { withPosition } from "lazuli";
 *
 * console.log([...withPosition("abc")]); // => [["first", "a"], ["middle", "b"], ["last", "c"]]
 * console.log([...withPosition("a")]); // => [["only", "a"]]
 * ```
 * @see {@link enumerate} for numbers, {@link intersperse} for separators.
 * @category Transforming
 * @pulls 1 per value, 1 ahead
 * @keeps 1 value
 * @endless safe
 */
export function withPosition<T, R>(source: Iterable<T, R>): Lazy<[Position<R>, T], EndOf<R>> {
  const pairs = new WithPosition<T, R>(open("withPosition", source));
  return new LazyIterator<[Position<R>, T], EndOf<R>>(pairs);
}

class WithPosition<T, R> extends Stage<[Position<R>, T], Cursor<T>> {
  /** The value that was pulled ahead, or the end. */
  private next: T | End | undefined;
  private hasNext = false;
  private isFirst = true;

  constructor(source: Cursor<T>) {
    super(source, "withPosition", 2);
  }

  pull(meter: Meter | undefined): [Position<R>, T] | End {
    const { source } = this;
    if (!this.hasNext) this.next = source.pull(meter);
    this.hasNext = true;
    const { isFirst } = this;
    const value = this.next as T | End;
    if (isEnd(value)) return END;
    this.next = source.pull(meter);
    this.isFirst = false;
    return [positionOf<R>(isFirst, isEnd(this.next)), value];
  }

  override close(): void {
    this.hasNext = false;
    super.close();
  }
}

/**
 * The async {@link withPosition}: each value together with its position, as `[position, value]`.
 *
 * The next value is pulled ahead, to see whether a value is the last one.
 *
 * @param source - An async or sync iterable. The result is endless if it is.
 * @returns Pairs; the position is `"first"`, `"middle"`, `"last"`, or `"only"` for a value that is both first and last.
 * @example
 * ```ts
 * import { toArray, withPosition } from "lazuli/async";
 *
 * console.log(await toArray(withPosition(["a", "b"]))); // => [["first", "a"], ["last", "b"]]
 * ```
 * @see {@link enumerate} for numbers, {@link intersperse} for separators.
 * @category Transforming
 * @pulls 1 per value, 1 ahead
 * @keeps 1 value
 * @endless safe
 */
export function withPositionAsync<T, R>(source: AnyIterable<T, R>): AsyncLazy<[Position<R>, T], EndOf<R>> {
  const ahead = new Kept<T>();
  let isFirst = true;
  const run = (next: T | typeof SKIP): unknown => {
    const value = ahead.replace(next);
    if (value === SKIP) return SKIP;
    const position = positionOf<R>(isFirst, next === SKIP);
    isFirst = false;
    return [position, value];
  };
  return through("withPosition", source, plain("withPosition", run, { flush: () => run(SKIP) }));
}

function positionOf<R>(isFirst: boolean, isLast: boolean): Position<R> {
  if (isLast) return (isFirst ? "only" : "last") as Position<R>;
  return isFirst ? "first" : "middle";
}
