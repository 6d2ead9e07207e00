import type { ValueOf, AnyValueOf } from "./iterables.js";

/**
 * What stands at position or key `K` in the padding `P` of a `zip`, or `undefined` where it has nothing.
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
 * When sequences that are read side by side end: with the `"shortest"`, with the `"longest"`, or all at once
 * (`"strict"`), where a difference in length is an error.
 *
 * @category Types
 */
export type Mode = "shortest" | "longest" | "strict";

/**
 * The tuples that `zip` makes of sequences `I`, or the records that `zipKeyed` makes.
 *
 * @category Types
 */
export type Zipped<I> = { -readonly [K in keyof I]: ValueOf<I[K]> };

/**
 * {@link Zipped} of async and sync sequences.
 *
 * @category Types
 */
export type AnyZipped<I> = { -readonly [K in keyof I]: AnyValueOf<I[K]> };

/**
 * {@link Zipped} in `"longest"` mode, with what the padding `P` puts where a sequence has ended.
 *
 * @category Types
 */
export type ZippedLongest<I, P> =
  // Always so; the question makes it wait until `I` is known. Mapped earlier, `[First, ...Rest]` would count the
  // positions of `Rest` from zero, and find the wrong padding for them.
  I extends object ? { -readonly [K in keyof I]: ValueOf<I[K]> | PaddingAt<P, K> } : never;

/**
 * {@link ZippedLongest} of async and sync sequences.
 *
 * @category Types
 */
export type AnyZippedLongest<I, P> = { -readonly [K in keyof I]: AnyValueOf<I[K]> | PaddingAt<P, K> };

/**
 * The mode of a `zip` that ends with the shortest sequence, or where all end.
 *
 * @category Types
 */
export interface ZipOptions {
  readonly mode?: "shortest" | "strict" | undefined;
}

/**
 * The mode of a `zip` that goes on to the end of the longest sequence, with what stands in for the others.
 *
 * @category Types
 */
export interface ZipLongestOptions<P> {
  readonly mode: "longest";
  readonly padding?: P | undefined;
}
