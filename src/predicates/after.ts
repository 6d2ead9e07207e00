import { mustBeNumber } from "../core/checks/counts.js";

/**
 * Returns a predicate that is false for the first `count` values and true for all later ones.
 *
 * @param count - For how many values it is false.
 * @throws RangeError if `count` is a number, but not a non-negative safe integer.
 * @throws TypeError if `count` is not a number.
 * @example
 * ```ts
 * import { after, either, iterate, stable, takeUntil } from "lazuli";
 *
 * // Until two guesses are equal, or 20 of them were not enough.
 * const guesses = iterate(1, (x) => (x + 2 / x) / 2);
 * console.log([...takeUntil(guesses, either(stable(2), after(20)))].at(-1)); // => 1.414213562373095
 * ```
 * @see {@link take} and {@link drop} if nothing but the count matters.
 * @category Predicates
 */
export function after(count: number): (value: unknown, index: number) => boolean {
  const ok = Number.isSafeInteger(count) && count >= 0;
  mustBeNumber(ok, "after", "count", "a non-negative safe integer", count);
  return (_, index) => index >= count;
}
