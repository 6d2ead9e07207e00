import { ofNeighbours } from "../core/values/neighbours.js";
import { must } from "../core/checks/must.js";

/**
 * A predicate that says yes of a number that differs from the one before it by no more than a tolerance.
 *
 * It remembers the last number that it was asked of, so it serves one pass at a time. It starts afresh with the next
 * pass, and wherever it was not asked of the number just before, as the indexes tell.
 *
 * @param tolerance - The largest difference accepted, in absolute terms; 0 for none.
 * @returns The predicate, which says no of the first number and where one of two is `NaN`. Two infinities of the same
 * sign do not differ.
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
 * @see {@link stable} for no difference at all, several times over.
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
