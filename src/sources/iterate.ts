import { mustBeFunction } from "../core/checks/arguments.js";
import { END, type End, EndlessSource } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * The values `first`, `step(first)`, `step(step(first))`, …, without end.
 *
 * The function is called when the next value is pulled, never in advance.
 *
 * @param first - The first value.
 * @param step - Called with a value; returns the next one.
 * @throws TypeError if `step` is not a function.
 * @example
 * ```ts
 * import { iterate, take } from "lazuli";
 *
 * console.log([...take(iterate(1, (n) => n * 2), 6)]); // => [1, 2, 4, 8, 16, 32]
 * ```
 * @see {@link countFrom} for steps of the same size.
 * @category Sources
 * @pulls nothing
 * @keeps 1 value
 * @endless never ends
 */
export function iterate<T>(first: T, step: (value: T) => T): Lazy<T, never> {
  mustBeFunction("iterate", "step", step);
  return new LazyIterator(new Iterate(first, step, "iterate"));
}

class Iterate<T> extends EndlessSource<T, T, (value: T) => T> {
  private started = false;

  pull(): T | End {
    if (this.over) return END;
    const { argument: step } = this;
    if (this.started) this.source = step(this.source);
    this.started = true;
    return this.source;
  }
}
