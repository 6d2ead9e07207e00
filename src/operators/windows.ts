import { through } from "../core/async/stages.js";
import { plain, SKIP, slide } from "../core/async/step.js";
import { checked } from "../core/checks/arguments.js";
import { must } from "../core/checks/must.js";
import { mustBeSize } from "../core/checks/counts.js";
import { type Cursor, END, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import { copyOf, slideTo } from "../core/engine/window.js";
import type { AnyIterable, Window } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { Undersized } from "../core/types/options.js";

/**
 * Every run of `size` neighbouring values.
 *
 * Every window is a new array, so you may keep or change it.
 *
 * @param source - The values to look at. The result is endless if the source is.
 * @param size - The length of a window, from 1 to 2^32 - 1.
 * @param undersized - What to do if there are fewer than `size` values: `"only-full"`, the default, yields
 * nothing; `"allow-partial"` yields them as one short window, unless there are none.
 * @returns The windows; tuples for a literal size.
 * @throws TypeError if `size` is not an integer, or `undersized` is neither of the two strings.
 * @throws RangeError if `size` is out of range.
 * @example
 * ```ts
 * import { windows } from "lazuli";
 *
 * console.log([...windows([1, 2, 3, 4], 3)]); // => [[1, 2, 3], [2, 3, 4]]
 * console.log([...windows([1, 2], 3, "allow-partial")]); // => [[1, 2]]
 * ```
 * @see {@link pairwise} for windows of two, {@link chunks} for runs that do not overlap.
 * @category Neighbours
 * @pulls 1 per value, size - 1 ahead
 * @keeps size values
 * @endless safe
 */
export function windows<T, N extends number, R>(
  source: Iterable<T, R>,
  size: N,
  undersized?: "only-full",
): Lazy<Window<T, N>, EndOf<R>>;
export function windows<T, R>(
  source: Iterable<T, R>,
  size: number,
  undersized?: Undersized,
): Lazy<[T, ...T[]], EndOf<R>>;
export function windows<T, R>(
  source: Iterable<T, R>,
  size: number,
  undersized?: Undersized,
): Lazy<T[], EndOf<R>> {
  checkWindows(source, size, undersized);
  const allowsPartial = undersized === "allow-partial";
  return new LazyIterator(new Windows(open("windows", source), size, allowsPartial));
}

class Windows<T> extends Stage<T[], Cursor<T>> {
  private readonly size: number;
  /** Whether a window that is not full is yielded when the source ends. */
  private allowsPartial: boolean;
  private window: T[] = [];

  constructor(source: Cursor<T>, size: number, allowsPartial: boolean) {
    super(source, `windows(${size})`);
    this.size = size;
    this.allowsPartial = allowsPartial;
  }

  pull(meter: Meter | undefined): T[] | End {
    const { source, size, window } = this;
    do {
      const value = source.pull(meter);
      if (isEnd(value)) return this.rest();
      slideTo(window, size, value);
    } while (window.length < size);
    this.allowsPartial = false;
    return copyOf(window);
  }

  override close(): void {
    this.allowsPartial = false;
    this.window = [];
    super.close();
  }

  private rest(): T[] | End {
    const { allowsPartial, window } = this;
    this.allowsPartial = false;
    this.window = [];
    return allowsPartial && window.length > 0 ? window : END;
  }
}

/**
 * The async {@link windows}: every run of `size` neighbouring values.
 *
 * Every window is a new array, so you may keep or change it.
 *
 * @param source - An async or sync iterable. The result is endless if it is.
 * @param size - The length of a window, from 1 to 2^32 - 1.
 * @param undersized - What to do if there are fewer than `size` values: `"only-full"`, the default, yields nothing;
 * `"allow-partial"` yields them as one short window, unless there are none.
 * @returns The windows; tuples for a literal size.
 * @throws TypeError if `size` is not an integer, or `undersized` is neither of the two strings.
 * @throws RangeError if `size` is out of range.
 * @example
 * ```ts
 * import { toArray, windows } from "lazuli/async";
 *
 * console.log(await toArray(windows([1, 2, 3, 4], 3))); // => [[1, 2, 3], [2, 3, 4]]
 * ```
 * @see {@link pairwise} for windows of two, {@link chunks} for runs that do not overlap.
 * @category Neighbours
 * @pulls 1 per value, size - 1 ahead
 * @keeps size values
 * @endless safe
 */
export function windowsAsync<T, N extends number, R>(
  source: AnyIterable<T, R>,
  size: N,
  undersized?: "only-full",
): AsyncLazy<Window<T, N>, EndOf<R>>;
export function windowsAsync<T, R>(
  source: AnyIterable<T, R>,
  size: number,
  undersized?: Undersized,
): AsyncLazy<[T, ...T[]], EndOf<R>>;
export function windowsAsync<T, R>(
  source: AnyIterable<T, R>,
  size: number,
  undersized?: Undersized,
): AsyncLazy<T[], EndOf<R>> {
  checkWindows(source, size, undersized);
  const window: T[] = [];
  const run = (value: T): unknown => slide(window, size, value);
  const flush = (): unknown => {
    const rest = window.splice(0);
    // A full window has been yielded.
    return undersized === "allow-partial" && rest.length % size > 0 ? rest : SKIP;
  };
  return through("windows", source, plain(`windows(${size})`, run, { flush }));
}

function checkWindows(source: unknown, size: number, undersized: unknown): void {
  checked("windows", source, mustBeSize, size);
  checked("windows", source, () => {
    const ok = undersized === undefined || undersized === "only-full" || undersized === "allow-partial";
    must(ok, "windows", "undersized", '"only-full" or "allow-partial"', undersized);
  });
}
