import { mustBeSource } from "../core/checks/arguments.js";
import { Cursor, END, type End, isEnd } from "../core/engine/cursor.js";
import type { Bounding, Meter } from "../core/bounds/meter.js";
import { LazyIterator } from "../core/engine/edge.js";
import { reach } from "../core/bounds/roots.js";
import { open } from "../core/engine/open.js";
import type { Lazy } from "../core/types/lazy.js";

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

class Cycle<T> extends Cursor<T, Cursor<T>, undefined> implements Bounding {
  private kept: T[] = [];
  private again = false;
  private meters: readonly Meter[] = [];

  pull(): T | End {
    const value = this.source.pull();
    if (this.again) return value;
    if (!isEnd(value)) {
      this.kept.push(value);
      return value;
    }
    this.again = true;
    this.source = reach(new Rounds(this.kept, 0, this.source.label), this.meters);
    return this.source.pull();
  }

  bound(meter: Meter): void {
    this.meters = meter.beside(this.meters);
    this.source = meter.reach(this.source);
  }

  override close(): void {
    this.kept = [];
    super.close();
  }
}

/** The values of an array, round and round: the root from the second round on. */
class Rounds<T> extends Cursor<T, readonly T[], number> {
  pull(): T | End {
    const { source } = this;
    return source.length > 0 ? (source[this.argument++ % source.length] as T) : END;
  }

  override close(): void {
    this.source = [];
  }

  override get label(): string {
    return this.title;
  }
}
