import { mustBeSource } from "../core/check.js";
import { Cursor, END, type End } from "../core/cursor.js";
import { LazyIterator } from "../core/lazy.js";
import { open } from "../core/open.js";
import type { Lazy } from "../core/types.js";

/**
 * The values of a sequence over and over.
 *
 * The source is read once, in the first round; later rounds give the values that were kept.
 *
 * @param source - The values to repeat.
 * @returns A sequence without an end. An empty source is the exception, which no type can tell: it gives an
 * empty sequence.
 * @throws TypeError if `source` is not iterable.
 * @example
 * ```ts
 * import { cycle, take } from "lazuli";
 *
 * [...take(cycle(["red", "green"]), 5)]; // => ["red", "green", "red", "green", "red"]
 * ```
 * @see {@link repeat} for a single value, {@link replay} to compute afresh in place of keeping.
 * @category Sources
 * @pulls 1 per value
 * @keeps all values
 * @endless never ends
 */
export function cycle<T>(source: Iterable<T>): Lazy<T, never> {
  mustBeSource("cycle", source);
  return new LazyIterator(new Cycle(open(source), undefined, "cycle"));
}

class Cycle<T> extends Cursor<T, Cursor<T>, undefined> {
  private kept: T[] = [];
  private index = 0;
  private again = false;

  pull(): T | End {
    const { kept } = this;
    if (!this.again) {
      const value = this.source.pull();
      if (value !== END) {
        kept.push(value);
        return value;
      }
      this.again = true;
    }
    return kept.length > 0 ? (kept[this.index++ % kept.length] as T) : END;
  }

  override close(): void {
    this.kept = [];
    super.close();
  }
}
