import { type Cursor, END, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * The values of a sequence, repeated endlessly.
 *
 * The source is read once, in the first round, and its values are kept. Later rounds yield the kept values.
 *
 * @param source - The values to repeat.
 * @returns A sequence that never ends, unless the source is empty: then the result is empty too, although its type
 * says that it is endless.
 * @example
 * ```ts
 * import { cycle, take } from "lazuli";
 *
 * console.log([...take(cycle(["red", "green"]), 5)]); // => ["red", "green", "red", "green", "red"]
 * ```
 * @see {@link repeat} for a single value, {@link replay} to compute the values again instead of keeping them.
 * @category Sources
 * @pulls 1 per value
 * @keeps all values
 * @endless never ends
 */
export function cycle<T>(source: Iterable<T>): Lazy<T, never> {
  return new LazyIterator(new Cycle(open("cycle", source), isNonEmptyList(source)));
}

/** Whether the source is known to have values, without a pull. */
function isNonEmptyList(source: unknown): boolean {
  return (typeof source === "string" || Array.isArray(source)) && source.length > 0;
}

class Cycle<T> extends Stage<T> {
  /** The values of the first round. */
  private kept: T[] = [];
  private isFirstRound = true;
  /** The next of the kept values, from the second round on. */
  private index = 0;
  private isNonEmpty: boolean;

  constructor(source: Cursor<T>, isNonEmpty: boolean) {
    super(source, "cycle");
    this.isNonEmpty = isNonEmpty;
  }

  pull(meter: Meter | undefined): T | End {
    const { kept } = this;
    if (this.isFirstRound) {
      const value = this.source.pull(meter);
      if (!isEnd(value)) {
        kept.push(value);
        return value;
      }
      this.isFirstRound = false;
    }
    meter?.pull();
    return kept.length > 0 ? (kept[this.index++ % kept.length] as T) : END;
  }

  override close(): void {
    this.kept = [];
    this.isNonEmpty = false;
    super.close();
  }

  override get endless(): boolean {
    return this.isNonEmpty || this.kept.length > 0 || super.endless;
  }
}
