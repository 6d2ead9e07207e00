import type { AnyIterable } from "./iterables.js";
import type { Mistake } from "./mistake.js";

/**
 * Checks, in a parameter type, a source of values that are added. It accepts numbers, bigints, and values whose type
 * does not tell which of the two they are. For any other it is a text that says what to do, which appears in the
 * compiler's message.
 *
 * @category Types
 */
export type Summable<N> =
  // Of a type parameter `N` the compiler knows only the constraint, by which it compares the source with these parts.
  | Iterable<number>
  | Iterable<bigint>
  | ([N] extends [number]
      ? unknown
      : [N] extends [bigint]
        ? unknown
        : [N] extends [number | bigint]
          ? // A narrower type has values of both kinds, as that of `[1, 2n]` has. As the parameter of a function, `N`
            // leaves a chain of numbers assignable to a chain of numbers and strings.
            [(value: N) => void] extends [(value: number | bigint) => void]
            ? unknown
            : Mistake<"either numbers or bigints are added: map the values first">
          : Mistake<"either numbers or bigints are added: map the values first">);

/**
 * {@link Summable} for async and sync sources.
 *
 * @category Types
 */
export type AnySummable<N> = AnyIterable<number> | AnyIterable<bigint> | Summable<N>;

/**
 * The type of the sum of values of type `N`: a number for numbers, a bigint for bigints.
 *
 * @category Types
 */
export type SumOf<N> = [N] extends [never]
  ? number
  : N extends bigint
    ? // Only `any` takes a number here.
      [(value: N) => void] extends [(value: number) => void]
      ? number
      : bigint
    : number;
