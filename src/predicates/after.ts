import { mustBeNumber } from "../core/checks/counts.js";

/**
 * A predicate that says yes of every value after the first so many.
 *
 * @param count - How many values it says no of.
 * @throws RangeError if `count` is not a non-negative safe integer.
 * @example
 * ```ts
 * import { after, either, iterate, stable, takeUntil } from "lazuli";
 *
 * // Until two guesses are equal, or 20 of them were not enough.
 * const guesses = iterate(1, (x) => (x + 2 / x) / 2);
 * console.log([...takeUntil(guesses, either(stable(2), after(20)))].at(-1)); // => 1.414213562373095
 * ```
 * @see {@link take} and {@link drop} for a count alone.
 * @category Predicates
 */
export function after(count: number): (value: unknown, index: number) => boolean {
  const ok = Number.isSafeInteger(count) && count >= 0;
  mustBeNumber(ok, "after", "count", "a non-negative safe integer", count);
  return (_, index) => index >= count;
}
