/**
 * A question about a value and its index in the sequence. Any truthy answer is a yes.
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
 * Says which of two values comes first, as for `Array.prototype.sort`: a negative number for the first one, a
 * positive one for the second, 0 for values that are equal in the order.
 *
 * @category Types
 */
export type Comparator<T> = (a: T, b: T) => number;

/**
 * What has an order of its own: numbers and bigints by their size, strings by their UTF-16 code units.
 *
 * @category Types
 */
export type Orderable = number | bigint | string;

/**
 * Stands beside a source of values that are compared. It lets every one pass whose values have an order of
 * their own; for any other it is a text that says what to do: the text appears in the compiler's message.
 *
 * @category Types
 */
export type Ordered<T> = [T] extends [Orderable] ? unknown : "values without an order: give a comparator";
