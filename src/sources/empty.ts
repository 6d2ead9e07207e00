import { END, type End, type Meter, Source } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * A sequence without values.
 *
 * @returns A sequence of `never`, which is assignable to a sequence of any type. Pass a type argument where none is
 * inferred.
 * @example
 * ```ts
 * import { empty, flatMap } from "lazuli";
 *
 * console.log([...flatMap([1, -2, 3], (n) => (n > 0 ? [n, n] : empty()))]); // => [1, 1, 3, 3]
 * ```
 * @see {@link of} for a few values.
 * @category Sources
 * @pulls nothing
 * @keeps nothing
 * @endless ends by itself
 */
export function empty<T = never>(): Lazy<T> {
  return new LazyIterator<T, undefined>(new Empty<T>("empty"));
}

class Empty<T> extends Source<T> {
  pull(meter: Meter | undefined): End {
    meter?.pull();
    return END;
  }
}
