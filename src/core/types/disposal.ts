/**
 * What `using` asks of a value, where the program's `lib` knows of it.
 *
 * @category Types
 */
export type Usable = Omit<
  IteratorObject<unknown>,
  string | typeof Symbol.iterator | typeof Symbol.toStringTag
>;

/**
 * What `await using` asks of a value, where the program's `lib` knows of it.
 *
 * @category Types
 */
export type AsyncUsable = Omit<
  AsyncIteratorObject<unknown>,
  string | typeof Symbol.asyncIterator | typeof Symbol.toStringTag
>;

/**
 * What lets `using` dispose of a thing, in a program whose types have it.
 *
 * @category Types
 */
export type Disposing = Pick<
  IteratorObject<unknown>,
  Exclude<keyof IteratorObject<unknown>, string | typeof Symbol.iterator | typeof Symbol.toStringTag>
>;

/**
 * What lets `await using` dispose of a thing, in a program whose types have it.
 *
 * @category Types
 */
export type AsyncDisposing = Pick<
  AsyncIteratorObject<unknown>,
  Exclude<
    keyof AsyncIteratorObject<unknown>,
    string | typeof Symbol.asyncIterator | typeof Symbol.toStringTag
  >
>;
