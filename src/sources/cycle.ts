import { Cursor, END, type End, isEnd } from "../core/engine/cursor.js";
import type { Bounding, Meter } from "../core/bounds/meter.js";
import { depthOver, LazyIterator } from "../core/engine/edge.js";
import { reach } from "../core/bounds/roots.js";
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
  return new LazyIterator(new Cycle(open("cycle", source), isNonEmptyList(source)), depthOver(source));
}

/** Whether the source is known to have values, without a pull. */
function isNonEmptyList(source: unknown): boolean {
  return (typeof source === "string" || Array.isArray(source)) && source.length > 0;
}

class Cycle<T> extends Cursor<T, Cursor<T>, undefined> implements Bounding {
  private kept: T[] = [];
  private again = false;
  private isNonEmpty: boolean;
  private meters: readonly Meter[] = [];

  constructor(source: Cursor<T>, isNonEmpty: boolean) {
    super(source, undefined, "cycle");
    this.isNonEmpty = isNonEmpty;
  }

  pull(): T | End {
    const value = this.source.pull();
    if (this.again) return value;
    if (!isEnd(value)) {
      this.kept.push(value);
      return value;
    }
    this.again = true;
    this.source = reach(new Rounds(this.kept, this.source.label), this.meters);
    return this.source.pull();
  }

  bound(meter: Meter): void {
    this.meters = meter.beside(this.meters);
    this.source = meter.reach(this.source);
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

/** The kept values over and over: the root from the second round on. Its argument is the next index. */
class Rounds<T> extends Cursor<T, readonly T[], number> {
  constructor(values: readonly T[], title: string) {
    super(values, 0, title);
  }

  pull(): T | End {
    const { source } = this;
    return source.length > 0 ? (source[this.argument++ % source.length] as T) : END;
  }

  override close(): void {
    this.source = [];
  }

  override get endless(): boolean {
    return this.source.length > 0;
  }

  override isRoot(): boolean {
    return true;
  }

  protected override tell(titles: string[]): undefined {
    titles.push(this.title);
  }
}
