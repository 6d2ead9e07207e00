import { mustBeNumber } from "../core/checks/counts.js";
import { ofNeighbours } from "../core/values/neighbours.js";
import { sameValueZero } from "../core/values/sameValueZero.js";

/**
 * A predicate that says yes of a value when the last so many values are equal.
 *
 * Values are compared as `includes` does: `NaN` equals itself, 0 equals -0. It remembers the last value that it
 * was asked of, so it serves one pass at a time. It starts afresh with the next pass, and wherever it was not asked of
 * the value just before, as the indexes tell.
 *
 * @param count - How many values have to be equal, with the one asked of; 2 if left out.
 * @throws RangeError if `count` is not a positive safe integer.
 * @example
 * ```ts
 * import { find, iterate, stable } from "lazuli";
 *
 * console.log(
 *   find(
 *     iterate(1, (x) => Math.cos(x)),
 *     stable(),
 *   ),
 * ); // => 0.7390851332151607
 * ```
 * @see {@link withinTolerance} for values that are equal up to a tolerance, {@link changed} for those that differ.
 * @category Predicates
 */
export function stable(count: number = 2): (value: unknown, index: number) => boolean {
  const ok = Number.isSafeInteger(count) && count >= 1;
  mustBeNumber(ok, "stable", "count", "a positive safe integer", count);
  let run = 0;
  return ofNeighbours((value, previous, adjacent) => {
    run = adjacent && sameValueZero(value, previous) ? run + 1 : 1;
    return run >= count;
  });
}
