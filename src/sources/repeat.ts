import { toCount } from "../core/checks/counts.js";
import { END, type End, type Meter, Source } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * The same value, `count` times or endlessly.
 *
 * As a callback, it would take the index for `count`: write an arrow, `map(values, (value) => repeat(value))`.
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
  return new LazyIterator(new Repeat(value, times));
}

class Repeat<T> extends Source<T> {
  private readonly value: T;
  private remaining: number;

  constructor(value: T, times: number) {
    super(times === Infinity ? "repeat" : `repeat(${times})`);
    this.value = value;
    this.remaining = times;
  }

  pull(meter: Meter | undefined): T | End {
    meter?.pull();
    if (this.isOver || this.remaining === 0) return END;
    this.remaining--;
    return this.value;
  }

  override get endless(): boolean {
    return !this.isOver && this.remaining === Infinity;
  }
}
