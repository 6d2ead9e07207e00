import type { BoundedPredicate } from "../core/bounds/boundedPredicate.js";
import { mustBeSync } from "../core/checks/arguments.js";
import type { Guard, Predicate, Sync, TwoSidedGuard } from "../core/types/callbacks.js";
import type { Within } from "../core/types/bounds.js";

/**
 * Returns a predicate that is true if another one is false.
 *
 * @param predicate - The predicate to negate. An async one is refused: its promise would always count as true.
 * @returns The predicate. The negation of a type guard is a guard that excludes its type.
 * @throws TypeError if `predicate` is not a function, or is async.
 * @example
 * ```ts
 * import { isEven, not, takeWhile } from "lazuli";
 *
 * console.log([...takeWhile([1, 3, 5, 6, 7], not(isEven))]); // => [1, 3, 5]
 * ```
 * @see {@link both}, {@link either}
 * @category Predicates
 */
export function not<T, S extends T>(predicate: TwoSidedGuard<T, S>): Guard<T, Exclude<T, S>>;
export function not<T, P = unknown>(
  predicate: (value: T, index: number) => Sync<P>,
): (value: T, index: number) => boolean;
export function not<T>(predicate: Predicate<T>): (value: T, index: number) => boolean {
  predicate = mustBeSync("not", "predicate", predicate);
  const ask: BoundedPredicate<T> = predicate;
  return (value: T, index: number, within?: Within) => !ask(value, index, within);
}
