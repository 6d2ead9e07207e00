import { mustBeFunction } from "../core/checks/arguments.js";
import { END, type End, EndlessSource, type Meter } from "../core/engine/cursor.js";
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
  return new LazyIterator(new Iterate(first, step));
}

class Iterate<T> extends EndlessSource<T> {
  private value: T;
  private readonly step: (value: T) => T;
  private hasStarted = false;

  constructor(first: T, step: (value: T) => T) {
    super("iterate");
    this.value = first;
    this.step = step;
  }

  pull(meter: Meter | undefined): T | End {
    meter?.pull();
    if (this.isOver) return END;
    const { step } = this;
    if (this.hasStarted) this.value = step(this.value);
    this.hasStarted = true;
    return this.value;
  }
}
