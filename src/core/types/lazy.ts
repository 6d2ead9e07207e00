/**
 * A lazy sequence: an iterator over `T` that inherits from the native `Iterator.prototype`.
 *
 * It is consumed once, like every iterator. `TReturn` tells whether it can end: `undefined` for one that
 * may, `never` for one that is endless by construction.
 *
 * @category Types
 */
export interface Lazy<T, TReturn = undefined> extends IteratorObject<T, TReturn, unknown> {
  /** Pulls one value. */
  next(): IteratorResult<T, TReturn>;
  /** Stops the sequence and closes its sources. */
  return(): IteratorResult<T, TReturn>;
  /** The sequence itself, as with every iterator. */
  [Symbol.iterator](): Lazy<T, TReturn>;
}

/**
 * A lazy sequence whose values are awaited; the async twin of {@link Lazy}.
 *
 * @category Types
 */
export interface AsyncLazy<T, TReturn = undefined> extends AsyncIteratorObject<T, TReturn, unknown> {
  /** Pulls one value. Calls that overlap are answered in order, one after the other. */
  next(): Promise<IteratorResult<T, TReturn>>;
  /** Stops the sequence and closes its sources. A pull that is under way is waited for first. */
  return(): Promise<IteratorResult<T, TReturn>>;
  /** The sequence itself, as with every async iterator. */
  [Symbol.asyncIterator](): AsyncLazy<T, TReturn>;
}
