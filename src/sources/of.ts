import { END, type End, type Meter, Source } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * A sequence of its arguments, in order.
 *
 * @param values - The values. They are yielded as they are; iterables among them are not opened.
 * @example
 * ```ts
 * import { concat, countFrom, of, take } from "lazuli";
 *
 * console.log([...take(concat(of("?", "!"), countFrom(1)), 4)]); // => ["?", "!", 1, 2]
 * ```
 * @see {@link from} for the values of one iterable, {@link empty} for none.
 * @category Sources
 * @pulls nothing
 * @keeps nothing
 * @endless ends by itself
 */
export function of<V extends readonly unknown[]>(...values: V): Lazy<V[number]> {
  return new LazyIterator<V[number], undefined>(new Of(values));
}

class Of<T> extends Source<T> {
  private readonly values: readonly T[];
  private index = 0;

  constructor(values: readonly T[]) {
    super("of");
    this.values = values;
  }

  pull(meter: Meter | undefined): T | End {
    meter?.pull();
    const { values } = this;
    return this.isOver || this.index === values.length ? END : (values[this.index++] as T);
  }
}
