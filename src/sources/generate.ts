import { mustBeFunction } from "../core/checks/arguments.js";
import { END, type End, EndlessSource } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * What a function answers, called again and again without arguments, for ever.
 *
 * The function is called when a value is asked for, never ahead.
 *
 * @param make - Answers the next value.
 * @throws TypeError if `make` is not a function.
 * @example
 * ```ts
 * import { generate, takeWhile } from "lazuli";
 *
 * const queue = ["a", "b"];
 * console.log([...takeWhile(generate(() => queue.shift()), (job) => job !== undefined)]); // => ["a", "b"]
 * ```
 * @see {@link iterate} to make each value of the one before, {@link unfold} for a state besides the values.
 * @category Sources
 * @pulls nothing
 * @keeps nothing
 * @endless never ends
 */
export function generate<T>(make: () => T): Lazy<T, never> {
  mustBeFunction("generate", "make", make);
  return new LazyIterator(new Generate(make, undefined, "generate"));
}

class Generate<T> extends EndlessSource<T, () => T> {
  pull(): T | End {
    const { source: make } = this;
    return this.over ? END : make();
  }
}
