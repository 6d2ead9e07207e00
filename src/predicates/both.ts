import type { BoundedPredicate } from "../core/bounds/boundedPredicate.js";
import { mustBeSync } from "../core/checks/arguments.js";
import type { Guard, OneSidedGuard, Predicate, Sync, TwoSidedGuard } from "../core/types/callbacks.js";
import type { Within } from "../core/types/bounds.js";

/**
 * Returns a predicate that is true if two others are both true.
 *
 * The second one is called only if the first one is true. A predicate that remembers values ({@link changed},
 * {@link stable}, {@link withinTolerance}) must be the first, so that it sees all of them.
 *
 * @param first - The predicate that is called first.
 * @param second - The predicate that is called if `first` is true.
 * @returns The predicate, a type guard if both are. If only the first one is, the second gets values of its type, and
 * the predicate narrows the values that are selected by it, but not those that are left.
 * @throws TypeError if `first` or `second` is not a function, or is async.
 * @example
 * ```ts
 * import { after, both, find, isPrime, countFrom } from "lazuli";
 *
 * console.log(find(countFrom(100), both(after(10), isPrime))); // => 113
 * ```
 * @example After a type guard
 * ```ts
 * import { both, filter } from "lazuli";
 *
 * const isString = (value: unknown) => typeof value === "string";
 * const isLong = both(isString, (text: string) => text.length > 2);
 * console.log([...filter([1, "a", "abc"], isLong)].map((text) => text.toUpperCase())); // => ["ABC"]
 * ```
 * @see {@link either}, {@link not}
 * @category Predicates
 */
export function both<T, A extends T, B extends T>(
  first: TwoSidedGuard<T, A>,
  second: TwoSidedGuard<T, B>,
): Guard<T, A & B>;
export function both<T, S extends T, P = unknown>(
  first: (value: T, index: number) => value is S,
  second: (value: S, index: number) => Sync<P>,
): OneSidedGuard<T, S>;
export function both<T, P = unknown, Q = unknown>(
  first: (value: T, index: number) => Sync<P>,
  second: (value: T, index: number) => Sync<Q>,
): (value: T, index: number) => boolean;
export function both<T>(first: Predicate<T>, second: Predicate<T>): (value: T, index: number) => boolean {
  first = mustBeSync("both", "first", first);
  second = mustBeSync("both", "second", second);
  const one: BoundedPredicate<T> = first;
  const other: BoundedPredicate<T> = second;
  return (value: T, index: number, within?: Within) =>
    Boolean(one(value, index, within)) && Boolean(other(value, index, within));
}
