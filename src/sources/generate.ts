import { mustBeFunction } from "../core/checks/arguments.js";
import { END, type End, EndlessSource, type Meter } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * The results of a function that is called again and again, without arguments. The sequence never ends.
 *
 * The function is called once for each pull, never in advance.
 *
 * @param make - Called without arguments; returns the next value.
 * @throws TypeError if `make` is not a function.
 * @example
 * ```ts
 * import { generate, takeWhile } from "lazuli";
 *
 * const queue = ["a", "b"];
 * console.log([...takeWhile(generate(() => queue.shift()), (job) => job !== undefined)]); // => ["a", "b"]
 * ```
 * @see {@link iterate} to compute each value from the one before, {@link unfold} to keep a state apart from the
 * values.
 * @category Sources
 * @pulls nothing
 * @keeps nothing
 * @endless never ends
 */
export function generate<T>(make: () => T): Lazy<T, never> {
  mustBeFunction("generate", "make", make);
  return new LazyIterator(new Generate(make));
}

class Generate<T> extends EndlessSource<T> {
  private readonly make: () => T;

  constructor(make: () => T) {
    super("generate");
    this.make = make;
  }

  pull(meter: Meter | undefined): T | End {
    meter?.pull();
    const { make } = this;
    return this.isOver ? END : make();
  }
}
