import type { BoundedPredicate } from "../core/bounds/boundedPredicate.js";
import { mustBeSync } from "../core/checks/arguments.js";
import type { Guard, Predicate, Sync, TwoSidedGuard } from "../core/types/callbacks.js";
import type { Within } from "../core/types/bounds.js";

/**
 * Returns a predicate that is true if at least one of two others is true.
 *
 * The second one is called only if the first one is false. A predicate that remembers values ({@link changed},
 * {@link stable}, {@link withinTolerance}) must be the first, so that it sees all of them.
 *
 * @param first - The predicate that is called first.
 * @param second - The predicate that is called if `first` is false.
 * @returns The predicate, a type guard if both are.
 * @throws TypeError if `first` or `second` is not a function, or is async.
 * @example
 * ```ts
 * import { either, exceeds, isEven, takeUntil } from "lazuli";
 *
 * console.log([...takeUntil([1, 3, 50, 4], either(exceeds(10), isEven))]); // => [1, 3, 50]
 * ```
 * @see {@link both}, {@link not}
 * @category Predicates
 */
export function either<T, A extends T, B extends T>(
  first: TwoSidedGuard<T, A>,
  second: TwoSidedGuard<T, B>,
): Guard<T, A | B>;
export function either<T, P = unknown, Q = unknown>(
  first: (value: T, index: number) => Sync<P>,
  second: (value: T, index: number) => Sync<Q>,
): (value: T, index: number) => boolean;
export function either<T>(first: Predicate<T>, second: Predicate<T>): (value: T, index: number) => boolean {
  first = mustBeSync("either", "first", first);
  second = mustBeSync("either", "second", second);
  const one: BoundedPredicate<T> = first;
  const other: BoundedPredicate<T> = second;
  return (value: T, index: number, within?: Within) =>
    Boolean(one(value, index, within)) || Boolean(other(value, index, within));
}
