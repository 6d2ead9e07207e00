import { ofNeighbours } from "../core/values/neighbours.js";
import { sameValueZero } from "../core/values/sameValueZero.js";

/**
 * Returns a predicate that is true for a value that differs from the one before it.
 *
 * Values are compared as by `Array.prototype.includes`: `NaN` equals `NaN`, and 0 equals -0. The predicate remembers
 * the last value it was called with, so use it for one pass at a time. It starts again with the next pass, and
 * whenever the index shows that a value was skipped.
 *
 * @returns The predicate, which is false for the first value.
 * @example
 * ```ts
 * import { changed, takeUntil } from "lazuli";
 *
 * console.log([...takeUntil(["idle", "idle", "busy", "idle"], changed())]); // => ["idle", "idle", "busy"]
 * ```
 * @see {@link stable} for values that stay the same, {@link dedupe} to drop repeated values.
 * @category Predicates
 */
export function changed(): (value: unknown, index: number) => boolean {
  return ofNeighbours((value, previous, adjacent) => adjacent && !sameValueZero(value, previous));
}
