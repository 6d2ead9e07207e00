import { through } from "../core/async/stages.js";
import { plain, SKIP, slide } from "../core/async/step.js";
import { checked } from "../core/checks/arguments.js";
import { mustBeSize } from "../core/checks/counts.js";
import { type Cursor, END, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { copyOf, slideTo } from "../core/engine/window.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable, Window } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * Every run of `size` neighbouring values, where the first value follows the last.
 *
 * There is one window for each value, and it begins with that value. If the source is shorter than a window, its
 * values repeat within it. Every window is a new array. Over an endless source, the windows are those of
 * {@link windows}.
 *
 * @param source - The values to look at. The result is endless if the source is.
 * @param size - The length of a window, from 1 to 2^32 - 1.
 * @returns As many windows as there are values; tuples for a literal size.
 * @throws TypeError if `size` is not an integer.
 * @throws RangeError if `size` is out of range.
 * @example
 * ```ts
 * import { circularWindows } from "lazuli";
 *
 * const turns = circularWindows(["N", "E", "S", "W"], 2);
 * console.log([...turns]); // => [["N", "E"], ["E", "S"], ["S", "W"], ["W", "N"]]
 * ```
 * @see {@link windows} for those that stop at the end.
 * @category Neighbours
 * @pulls 1 per value, size - 1 ahead
 * @keeps 2 × size values
 * @endless safe
 */
export function circularWindows<T, N extends number, R>(
  source: Iterable<T, R>,
  size: N,
): Lazy<Window<T, N>, EndOf<R>> {
  checked("circularWindows", source, mustBeSize, size);
  return new LazyIterator(
    new CircularWindows(open("circularWindows", source), size) as Cursor<unknown> as Cursor<Window<T, N>>,
  );
}

class CircularWindows<T> extends Stage<T[], Cursor<T>> {
  private readonly size: number;
  /** The values to repeat after the end: those of the first window, without its last. */
  private head: T[] = [];
  private repeated = 0;
  private window: T[] = [];

  constructor(source: Cursor<T>, size: number) {
    super(source, `circularWindows(${size})`, 2);
    this.size = size;
  }

  pull(meter: Meter | undefined): T[] | End {
    const { size, window } = this;
    do {
      const value = this.next(meter);
      if (isEnd(value)) return this.stop();
      slideTo(window, size, value);
    } while (window.length < size);
    return copyOf(window);
  }

  private next(meter: Meter | undefined): T | End {
    const { source, size, head } = this;
    const value = source.pull(meter);
    if (!isEnd(value)) {
      if (head.length < size - 1) head.push(value);
      return value;
    }
    // As many as complete a window that begins with the last value. Without values there is nothing to repeat.
    return this.repeated < size - 1 && head.length > 0 ? (head[this.repeated++ % head.length] as T) : END;
  }

  override close(): void {
    this.head = [];
    this.window = [];
    super.close();
  }
}

/**
 * The async {@link circularWindows}: every run of `size` neighbouring values, where the first value follows the last.
 *
 * There is one window for each value, and it begins with that value. If the source is shorter than a window, its values
 * repeat within it. Every window is a new array. Over an endless source, the windows are those of {@link windows}.
 *
 * @param source - An async or sync iterable. The result is endless if it is.
 * @param size - The length of a window, from 1 to 2^32 - 1.
 * @returns As many windows as there are values; tuples for a literal size.
 * @throws TypeError if `size` is not an integer.
 * @throws RangeError if `size` is out of range.
 * @example
 * ```ts
 * import { circularWindows, toArray } from "lazuli/async";
 *
 * console.log(await toArray(circularWindows([1, 2, 3], 2))); // => [[1, 2], [2, 3], [3, 1]]
 * ```
 * @see {@link windows} for those that stop at the end.
 * @category Neighbours
 * @pulls 1 per value, size - 1 ahead
 * @keeps 2 × size values
 * @endless safe
 */
export function circularWindowsAsync<T, N extends number, R>(
  source: AnyIterable<T, R>,
  size: N,
): AsyncLazy<Window<T, N>, EndOf<R>> {
  checked("circularWindows", source, mustBeSize, size);
  const head: T[] = [];
  const window: T[] = [];
  const run = (value: T): unknown => {
    if (head.length < size - 1) head.push(value);
    return slide(window, size, value);
  };
  let repeated = 0;
  const flush = (): unknown => {
    let full: unknown = SKIP;
    while (full === SKIP && repeated < size - 1 && head.length > 0)
      full = slide(window, size, head[repeated++ % head.length] as T);
    return full;
  };
  return through("circularWindows", source, plain(`circularWindows(${size})`, run, { flush }));
}
