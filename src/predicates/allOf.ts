import type { BoundedPredicate } from "../core/bounds/boundedPredicate.js";
import { mustBeSync } from "../core/checks/arguments.js";
import type { Guard, Predicate, Sync, TwoSidedGuard } from "../core/types/callbacks.js";
import type { Within } from "../core/types/bounds.js";

/**
 * Returns a predicate over tuples and arrays that is true if another predicate is true for every element.
 *
 * It stops at the first element for which that predicate is false. The predicate gets the position of the element in
 * the tuple as its index.
 *
 * @param predicate - Called with an element and its position in the tuple.
 * @returns The predicate, which is true for an empty array. From a type guard it is a guard that narrows every
 * element; its type then treats a tuple as an array.
 * @throws TypeError if `predicate` is not a function, or is async.
 * @example
 * ```ts
 * import { allOf, exceeds, find, pairwise, primes } from "lazuli";
 *
 * console.log(find(pairwise(primes()), allOf(exceeds(1000)))); // => [1009, 1013]
 * ```
 * @see {@link pairwise}, {@link windows} and {@link zip}, which yield tuples; {@link every} for a whole sequence.
 * @category Predicates
 */
export function allOf<T, S extends T>(predicate: TwoSidedGuard<T, S>): Guard<readonly T[], readonly S[]>;
export function allOf<T, P = unknown>(
  predicate: (value: T, index: number) => Sync<P>,
): (values: readonly T[], index: number) => boolean;
export function allOf<T>(predicate: Predicate<T>): (values: readonly T[], index: number) => boolean {
  predicate = mustBeSync("allOf", "predicate", predicate);
  const ask: BoundedPredicate<T> = predicate;
  return (values: readonly T[], _: number, within?: Within) => {
    for (let place = 0; place < values.length; place++) {
      if (!ask(values[place] as T, place, within)) return false;
    }
    return true;
  };
}
