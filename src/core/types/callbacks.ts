/**
 * A predicate over a value and its index in the sequence. Any truthy result counts as true.
 *
 * @category Types
 */
export type Predicate<T> = (value: T, index: number) => unknown;

/**
 * Checks, in the type of a callback, a result that is not awaited: it accepts everything but promises. If a part of
 * `P` is a promise, that part is a text that says what to do, which appears in the compiler's message.
 *
 * @category Types
 */
export type Sync<P> = P extends PromiseLike<unknown> ? "promises are not awaited here: use lazuli/async" : P;

/**
 * A {@link Predicate} that narrows the type of the values it accepts.
 *
 * @category Types
 */
export type Guard<T, S extends T> = (value: T, index: number) => value is S;

/**
 * A {@link Guard} that is true for all values of type `S`, so that a value for which it is false is of another type.
 * All guards count as such, except for a {@link OneSidedGuard}.
 *
 * @category Types
 */
export type TwoSidedGuard<T, S extends T> = (this: "two-sided", value: T, index: number) => value is S;

/**
 * A guard that may be false for values of type `S` too. It narrows what `filter` and others select; where it is false,
 * or is called directly, it narrows nothing.
 *
 * @category Types
 */
export interface OneSidedGuard<T, S extends T> {
  (value: T, index: number): boolean;
  // Inference reads the last signature. The type of `this` keeps it from being a `TwoSidedGuard`.
  (this: "one-sided", value: T, index: number): value is S;
}

/**
 * The values of type `T` that are truthy, as far as the type shows it.
 *
 * @category Types
 */
export type Truthy<T> = Exclude<T, null | undefined | false | 0 | 0n | "">;

/**
 * Returns which of two values comes first, as for `Array.prototype.sort`: a negative number for the first, a positive
 * number for the second, 0 if they are equal in the order.
 *
 * @category Types
 */
export type Comparator<T> = (a: T, b: T) => number;

/**
 * Values with a natural order: numbers and bigints by size, strings by UTF-16 code units.
 *
 * @category Types
 */
export type Orderable = number | bigint | string;
