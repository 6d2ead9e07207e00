/**
 * A lazy sequence: an iterator over `T` that inherits from the native `Iterator.prototype`.
 *
 * It can be read once, like every iterator. `TReturn` tells whether it can end: it is `undefined` for a sequence that
 * may end, and `never` for one that is endless by construction. Converted to text, it shows its pipeline:
 * `Lazy [fib → take(3)]`.
 *
 * @category Types
 */
export interface Lazy<T, TReturn = undefined> extends IteratorObject<T, TReturn, unknown> {
  /** Pulls one value. */
  next(): IteratorResult<T, TReturn>;
  /** Stops the sequence and closes its sources. */
  return(): IteratorResult<T, TReturn>;
  /** Returns the sequence itself, as every iterator does. */
  [Symbol.iterator](): Lazy<T, TReturn>;
}

/**
 * A lazy sequence whose values are awaited; the async twin of {@link Lazy}.
 *
 * @category Types
 */
export interface AsyncLazy<T, TReturn = undefined> extends AsyncIteratorObject<T, TReturn, unknown> {
  /** Pulls one value. Calls that overlap are settled in order, one after the other. */
  next(): Promise<IteratorResult<T, TReturn>>;
  /**
   * Stops the sequence and closes its sources, also while a pull is pending, which then settles as done. It waits for the
   * closing.
   */
  return(): Promise<IteratorResult<T, TReturn>>;
  /** Returns the sequence itself, as every async iterator does. */
  [Symbol.asyncIterator](): AsyncLazy<T, TReturn>;
}
