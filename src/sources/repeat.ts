import { toLimit } from "../core/check.js";
import { END, type End, Source } from "../core/cursor.js";
import { lazy } from "../core/lazy.js";
import type { Lazy } from "../core/types.js";

/**
 * The same value again and again.
 *
 * @param value - The value; it is not copied.
 * @param times - How often; for ever if left out.
 * @throws RangeError if `times` is negative, `NaN`, or above `Number.MAX_SAFE_INTEGER` without being `Infinity`.
 * @example
 * ```ts
 * import { repeat } from "lazuli";
 *
 * [...repeat("na", 3)]; // => ["na", "na", "na"]
 * ```
 * @see {@link cycle} to repeat a sequence.
 * @category Sources
 * @pulls nothing
 * @keeps nothing
 * @endless never ends, unless times is given
 */
export function repeat<T>(value: T): Lazy<T, never>;
export function repeat<T>(value: T, times: number): Lazy<T>;
export function repeat<T>(value: T, times: number = Infinity): Lazy<T> {
  return lazy(new Repeat(value, toLimit("repeat", "times", times)));
}

class Repeat<T> extends Source<T> {
  private readonly value: T;
  private left: number;

  constructor(value: T, times: number) {
    super();
    this.value = value;
    this.left = times;
  }

  get name(): string {
    return "repeat";
  }

  pull(): T | End {
    return this.over || this.left-- <= 0 ? END : this.value;
  }
}
