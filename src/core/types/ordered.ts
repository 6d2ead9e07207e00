import type { Comparator, Orderable } from "./callbacks.js";
import type { AnyIterable, AnyValueOf, ValueOf } from "./iterables.js";
import type { Mistake } from "./mistake.js";

/**
 * Checks, in a parameter type, a source of values that are compared. It accepts every source whose values have a
 * natural order, and any source if there is a comparator in `C`, the arguments behind it. For any other it is a text
 * that says what to do, which appears in the compiler's message.
 *
 * @category Types
 */
export type Ordered<T, C = []> =
  // Of a type parameter `T` the compiler knows only the constraint, by which it compares the source with this part.
  | Iterable<Orderable>
  // It looks at an arrow function last, and until then, `C` is none of these.
  | (C extends [Comparator<never>]
      ? unknown
      : C extends [] | [unknown]
        ? [T] extends [Orderable]
          ? unknown
          : Mistake<"values without an order: give a comparator">
        : unknown);

/**
 * {@link Ordered} for async and sync sources.
 *
 * @category Types
 */
export type AnyOrdered<T, C = []> = AnyIterable<Orderable> | Ordered<T, C>;

/**
 * Sources that are separate arguments.
 *
 * @category Types
 */
export type Sources<I> =
  // A function with several signatures that is passed as a callback has `any` for its type parameters, and refuses an
  // index all the same.
  0 extends 1 & I ? readonly object[] : I;

/**
 * {@link Sources} of values that are compared: each of them is {@link Ordered}.
 *
 * @category Types
 */
export type OrderedSources<I extends readonly unknown[]> = Sources<I> & {
  readonly [K in keyof I]: Ordered<ValueOf<I[K]>>;
};

/**
 * {@link OrderedSources} that are async or sync.
 *
 * @category Types
 */
export type AnyOrderedSources<I extends readonly unknown[]> = Sources<I> & {
  readonly [K in keyof I]: AnyOrdered<AnyValueOf<I[K]>>;
};
