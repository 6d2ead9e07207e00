import { ofNeighbours } from "../core/values/neighbours.js";
import { sameValueZero } from "../core/values/sameValueZero.js";

/**
 * A predicate that says yes of a value that differs from the one before it.
 *
 * Values are compared as `includes` does: `NaN` equals itself, 0 equals -0. It remembers the last value that it
 * was asked of, so it serves one pass at a time. It starts afresh with the next pass, and wherever it was not asked of
 * the value just before, as the indexes tell.
 *
 * @returns The predicate, which says no of the first value.
 * @example
 * ```ts
 * import { changed, takeUntil } from "lazuli";
 *
 * console.log([...takeUntil(["idle", "idle", "busy", "idle"], changed())]); // => ["idle", "idle", "busy"]
 * ```
 * @see {@link stable} for values that stay the same, {@link dedupe} to leave those out.
 * @category Predicates
 */
export function changed(): (value: unknown, index: number) => boolean {
  return ofNeighbours((value, previous, adjacent) => adjacent && !sameValueZero(value, previous));
}
