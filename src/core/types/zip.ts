import type { Mistake } from "./mistake.js";
import type { AnyIterableObject, AnyValueOf, ValueOf } from "./iterables.js";

/**
 * The entry of the padding `P` of a `zip` at position or key `K`, or `undefined` if there is none.
 *
 * @category Types
 */
export type PaddingAt<P, K> = K extends keyof P
  ? P[K]
  : P extends readonly unknown[]
    ? number extends P["length"]
      ? P[number] | undefined
      : undefined
    : P extends Iterable<infer U>
      ? U | undefined
      : undefined;

/**
 * When sequences that are read side by side end: with the `"shortest"`, with the `"longest"`, or all together
 * (`"strict"`), so that a difference in length is an error.
 *
 * @category Types
 */
export type Mode = "shortest" | "longest" | "strict";

/**
 * The tuples that `zip` yields for sequences `I`, or the records that `zipKeyed` yields.
 *
 * @category Types
 */
export type Zipped<I> = {
  // `& {}` changes nothing, but makes editors show the object and not the name of this type.
  -readonly [K in keyof I]: ValueOf<I[K]>;
} & {};

/**
 * {@link Zipped} of async and sync sequences.
 *
 * @category Types
 */
export type AnyZipped<I> = { -readonly [K in keyof I]: AnyValueOf<I[K]> } & {};

/**
 * {@link Zipped} in `"longest"` mode, with the padding `P` for sequences that have ended.
 *
 * @category Types
 */
export type ZippedLongest<I, P> =
  // Always true; the condition makes it wait until `I` is known. Mapped earlier, `[First, ...Rest]` would count the
  // positions of `Rest` from zero, and take the wrong padding for them.
  I extends object ? { -readonly [K in keyof I]: ValueOf<I[K]> | PaddingAt<P, K> } : never;

/**
 * {@link ZippedLongest} of async and sync sequences.
 *
 * @category Types
 */
export type AnyZippedLongest<I, P> =
  // Waits until `I` is known, as there.
  I extends object ? { -readonly [K in keyof I]: AnyValueOf<I[K]> | PaddingAt<P, K> } : never;

/**
 * Checks, in a parameter type, the list of sequences that `zip` reads, or the function `Name`. For a list of anything else
 * it is a text that says what to do, which appears in the compiler's message.
 *
 * @category Types
 */
export type ListOfSequences<I, Name extends string = "zip"> = [I] extends [AnyIterableObject<unknown>]
  ? unknown
  : Mistake<`${Name} takes one list of sequences: ${Name}([a, b])`>;

/**
 * The options of a `zip` that ends with the shortest sequence, or requires the same length of all.
 *
 * @category Types
 */
export interface ZipOptions {
  readonly mode?: "shortest" | "strict" | undefined;
}

/**
 * The options of a `zip` that ends with the longest sequence, with padding for the others.
 *
 * @category Types
 */
export interface ZipLongestOptions<P> {
  readonly mode: "longest";
  readonly padding?: P | undefined;
}
