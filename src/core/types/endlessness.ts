/**
 * What an operator answers at its end, given what its source answers: endless in, endless out.
 *
 * @category Types
 */
export type EndOf<R> = [R] extends [never] ? never : undefined;

/**
 * What the choices of `N` values answer at their end: endless in, endless out, but for `N` = 0, where there is one.
 *
 * @category Types
 */
export type EndOfChoices<R, N extends number> = 0 extends N ? undefined : EndOf<R>;

/**
 * Stands beside a source that must end. It lets every sequence pass but an endless one, for which it is a
 * text that says what to do: the text appears in the compiler's message.
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
 * The end of sequences read one after the other, or until the last one ends: endless if any of them is.
 *
 * @category Types
 */
export type EndOfLongest<I> = true extends IsEndless<I> ? never : undefined;

/**
 * The end of sequences read side by side until the first one ends: endless if all of them are.
 *
 * @category Types
 */
export type EndOfShortest<I> = [I] extends [never]
  ? undefined
  : false extends IsEndless<I>
    ? undefined
    : never;

/**
 * The end of sequences `I` that come out of a source `R` and are read one after the other: endless if the source is, or
 * if all of them are.
 *
 * @category Types
 */
export type EndOfFlat<R, I> = [R] extends [never] ? never : EndOfShortest<I>;
