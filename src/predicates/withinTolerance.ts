import { ofNeighbours } from "../core/values/neighbours.js";
import { must } from "../core/checks/must.js";

/**
 * Returns a predicate that is true for a number that differs from the one before it by at most a tolerance.
 *
 * The predicate remembers the last number it was called with, so use it for one pass at a time. It starts again with
 * the next pass, and whenever the index shows that a number was skipped.
 *
 * @param tolerance - The largest difference for which it is true, in absolute terms; 0 for equal numbers only.
 * @returns The predicate, which is false for the first number, and if one of the two numbers is `NaN`. Two infinities
 * of the same sign do not differ.
 * @throws TypeError if `tolerance` is not a number.
 * @throws RangeError if `tolerance` is negative or `NaN`.
 * @example
 * ```ts
 * import { find, iterate, withinTolerance } from "lazuli";
 *
 * console.log(
 *   find(
 *     iterate(1, (x) => (x + 2 / x) / 2),
 *     withinTolerance(1e-6),
 *   ),
 * ); // => 1.414213562373095
 * ```
 * @see {@link stable} for equal values, any number of them.
 * @category Predicates
 */
export function withinTolerance(tolerance: number): (value: number, index: number) => boolean {
  must(typeof tolerance === "number", "withinTolerance", "tolerance", "a number", tolerance);
  must(tolerance >= 0, "withinTolerance", "tolerance", "0 or more", tolerance, RangeError);
  return ofNeighbours(
    (value, previous, adjacent) =>
      adjacent && (value === previous || Math.abs(value - (previous as number)) <= tolerance),
  );
}
