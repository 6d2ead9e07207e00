import type { BoundedPredicate } from "../core/bounds/boundedPredicate.js";
import { mustBeFunction } from "../core/checks/arguments.js";
import type { Guard, Predicate } from "../core/types/callbacks.js";
import type { Within } from "../core/types/bounds.js";

/**
 * A predicate that says yes where at least one of two others does.
 *
 * The second one is asked only where the first one says no. One that remembers values ({@link changed},
 * {@link stable}, {@link withinTolerance}) stands first, so that it sees them all.
 *
 * @param first - The one to ask first.
 * @param second - The one to ask then.
 * @returns The predicate, a type guard if both are.
 * @throws TypeError if `first` or `second` is not a function.
 * @example
 * ```ts
 * import { either, exceeds, isEven, takeUntil } from "lazuli";
 *
 * console.log([...takeUntil([1, 3, 50, 4], either(exceeds(10), isEven))]); // => [1, 3, 50]
 * ```
 * @see {@link both}, {@link not}
 * @category Predicates
 */
export function either<T, A extends T, B extends T>(first: Guard<T, A>, second: Guard<T, B>): Guard<T, A | B>;
export function either<T>(first: Predicate<T>, second: Predicate<T>): (value: T, index: number) => boolean;
export function either<T>(first: Predicate<T>, second: Predicate<T>): (value: T, index: number) => boolean {
  mustBeFunction("either", "first", first);
  mustBeFunction("either", "second", second);
  const one: BoundedPredicate<T> = first;
  const other: BoundedPredicate<T> = second;
  return (value: T, index: number, within?: Within) =>
    Boolean(one(value, index, within)) || Boolean(other(value, index, within));
}
