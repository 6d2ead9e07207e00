/**
 * What `using` requires of a value, if the program's `lib` has it.
 *
 * @category Types
 */
export type Usable = Omit<
  IteratorObject<unknown>,
  string | typeof Symbol.iterator | typeof Symbol.toStringTag
>;

/**
 * What `await using` requires of a value, if the program's `lib` has it.
 *
 * @category Types
 */
export type AsyncUsable = Omit<
  AsyncIteratorObject<unknown>,
  string | typeof Symbol.asyncIterator | typeof Symbol.toStringTag
>;

/**
 * The member by which `using` disposes of a value, if the program's `lib` has it.
 *
 * @category Types
 */
export type Disposing = Pick<
  IteratorObject<unknown>,
  Exclude<keyof IteratorObject<unknown>, string | typeof Symbol.iterator | typeof Symbol.toStringTag>
>;

/**
 * The member by which `await using` disposes of a value, if the program's `lib` has it.
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
