/**
 * Lets a function know the type `S` of its source if that is an array. It accepts every source.
 *
 * @category Types
 */
export type Shape<S> =
  // Without the condition, messages would repeat the type of every other source too.
  [S] extends [readonly unknown[]] ? S : unknown;

/**
 * What a function returns for a source that is empty: `undefined`, and nothing if the type `S` of the source is a tuple
 * that is not empty.
 *
 * @category Types
 */
export type IfEmpty<S> = S extends readonly [unknown, ...unknown[]] | readonly [...unknown[], unknown]
  ? never
  : undefined;
