/**
 * A predicate over a value and its index in the sequence. Any truthy result counts as true.
 *
 * @category Types
 */
export type Predicate<T> = (value: T, index: number) => unknown;

/**
 * A {@link Predicate} that narrows the type of the values it accepts.
 *
 * @category Types
 */
export type Guard<T, S extends T> = (value: T, index: number) => value is S;

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

/**
 * Checks, in a parameter type, a source of values that are compared. It accepts every source whose values have a
 * natural order. For any other it is a text that says what to do, which appears in the compiler's message.
 *
 * @category Types
 */
export type Ordered<T> = [T] extends [Orderable] ? unknown : "values without an order: give a comparator";
