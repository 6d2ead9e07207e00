import type { BoundedPredicate } from "../core/bounds/boundedPredicate.js";
import { mustBeFunction } from "../core/checks/arguments.js";
import type { Guard, Predicate } from "../core/types/callbacks.js";
import type { Within } from "../core/types/bounds.js";

/**
 * A predicate over tuples and arrays that says yes where another one does of every element.
 *
 * It asks up to the first no. The other one is given the place of an element in the tuple for its index.
 *
 * @param predicate - Asked of the elements.
 * @returns The predicate, which accepts an empty array. A type guard narrows every element; the compiler then takes a
 * tuple for an array.
 * @throws TypeError if `predicate` is not a function.
 * @example
 * ```ts
 * import { allOf, exceeds, find, pairwise, primes } from "lazuli";
 *
 * console.log(find(pairwise(primes()), allOf(exceeds(1000)))); // => [1009, 1013]
 * ```
 * @see {@link pairwise}, {@link windows} and {@link zip}, which give tuples; {@link every} for a whole sequence.
 * @category Predicates
 */
export function allOf<T, S extends T>(predicate: Guard<T, S>): Guard<readonly T[], readonly S[]>;
export function allOf<T>(predicate: Predicate<T>): (values: readonly T[], index: number) => boolean;
export function allOf<T>(predicate: Predicate<T>): (values: readonly T[], index: number) => boolean {
  mustBeFunction("allOf", "predicate", predicate);
  const ask: BoundedPredicate<T> = predicate;
  return (values: readonly T[], _: number, within?: Within) => {
    for (let place = 0; place < values.length; place++) {
      if (!ask(values[place] as T, place, within)) return false;
    }
    return true;
  };
}
