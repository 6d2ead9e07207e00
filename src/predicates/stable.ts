import { mustBeNumber } from "../core/checks/counts.js";
import { ofNeighbours } from "../core/values/neighbours.js";
import { sameValueZero } from "../core/values/sameValueZero.js";

/**
 * Returns a predicate that is true for a value if the last `count` values, this one included, are equal.
 *
 * Values are compared as by `Array.prototype.includes`: `NaN` equals `NaN`, and 0 equals -0. The predicate remembers
 * the last value it was called with, so use it for one pass at a time. It starts again with the next pass, and
 * whenever the index shows that a value was skipped.
 *
 * @param count - How many values have to be equal; 2 if left out.
 * @throws RangeError if `count` is a number, but not a positive safe integer.
 * @throws TypeError if `count` is not a number.
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
 * @see {@link withinTolerance} for values that are equal up to a tolerance, {@link changed} for values that differ.
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
