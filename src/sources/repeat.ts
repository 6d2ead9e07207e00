import { toCount } from "../core/checks/counts.js";
import { END, type End, Source } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * The same value, `count` times or endlessly.
 *
 * @param value - The value; it is not copied.
 * @param count - How many times; without end if left out.
 * @throws RangeError if `count` is negative, `NaN`, or above `Number.MAX_SAFE_INTEGER` without being `Infinity`.
 * @example
 * ```ts
 * import { repeat } from "lazuli";
 *
 * console.log([...repeat("na", 3)]); // => ["na", "na", "na"]
 * ```
 * @see {@link cycle} to repeat a sequence.
 * @category Sources
 * @pulls nothing
 * @keeps nothing
 * @endless never ends, unless count is given
 */
export function repeat<T>(value: T): Lazy<T, never>;
export function repeat<T>(value: T, count: number): Lazy<T>;
export function repeat<T>(value: T, count: number = Infinity): Lazy<T> {
  const times = toCount("repeat", count);
  return new LazyIterator(new Repeat(value, times, times === Infinity ? "repeat" : `repeat(${times})`));
}

class Repeat<T> extends Source<T, T, number> {
  pull(): T | End {
    return this.over || this.argument-- <= 0 ? END : this.source;
  }

  override get endless(): boolean {
    return !this.over && this.argument === Infinity;
  }
}
