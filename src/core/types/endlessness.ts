/**
 * The `TReturn` of an operator over a source with `TReturn` `R`: it is endless if the source is.
 *
 * @category Types
 */
export type EndOf<R> = [R] extends [never] ? never : undefined;

/**
 * The `TReturn` of the choices of `N` values: endless if the source is, except for `N` = 0, where there is one
 * choice.
 *
 * @category Types
 */
export type EndOfChoices<R, N extends number> = 0 extends N ? undefined : EndOf<R>;

/**
 * Checks, in a parameter type, a source that must end. It accepts every sequence that is not endless. For an endless
 * one it is a text that says what to do, which appears in the compiler's message.
 *
 * @category Types
 */
export type Ending<R> = [R] extends [never]
  ? "never ends: bound it with take, takeWhile or takeUntil"
  : unknown;

type IsEndless<I> = I extends Iterable<unknown, infer R> | AsyncIterable<unknown, infer R>
  ? IsNever<R>
  : I extends Iterator<unknown, infer R>
    ? IsNever<R>
    : false;

type IsNever<R> = [R] extends [never] ? true : false;

/**
 * The `TReturn` of sequences that are read one after the other, or until the last one ends: endless if any of them
 * is.
 *
 * @category Types
 */
export type EndOfLongest<I> = true extends IsEndless<I> ? never : undefined;

/**
 * The `TReturn` of sequences that are read side by side until the first one ends: endless if all of them are.
 *
 * @category Types
 */
export type EndOfShortest<I> = [I] extends [never]
  ? undefined
  : false extends IsEndless<I>
    ? undefined
    : never;

/**
 * The `TReturn` of sequences `I` from a source with `TReturn` `R`, read one after the other: endless if the source
 * is, or if all of them are.
 *
 * @category Types
 */
export type EndOfFlat<R, I> = [R] extends [never] ? never : EndOfShortest<I>;
