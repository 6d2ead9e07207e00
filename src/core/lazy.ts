import { closeQuietly, type Cursor, END } from "./cursor.js";
import type { Lazy } from "./types.js";

/**
 * The edge of a pipeline: it turns `pull` into the iterator protocol, refuses to be re-entered, and closes
 * the whole chain when anything in it throws.
 */
export interface LazyIterator<T, R> extends Lazy<T, R> {
  /** @internal */
  readonly cursor: Cursor<T>;
  /**
   * Undefined before the first pull.
   *
   * @internal
   */
  running: boolean | undefined;
}

/**
 * {@link LazyIterator}, as a class that inherits from the native `Iterator.prototype`, which not every runtime
 * has a name for.
 */
export const LazyIterator: new <T, R>(cursor: Cursor<T>) => LazyIterator<T, R> = /* @__PURE__ */ (() => {
  class Lazy<T> {
    declare readonly cursor: Cursor<T>;
    declare running: boolean | undefined;

    constructor(cursor: Cursor<T>) {
      this.cursor = cursor;
    }

    // One place makes the result object: V8 then removes it where `next` is inlined.
    next(): IteratorResult<T, undefined> {
      this.enter(true);
      try {
        const value = this.cursor.pull();
        const done = value === END;
        return { value: done ? undefined : value, done } as IteratorResult<T, undefined>;
      } catch (error) {
        closeQuietly(this.cursor);
        throw error;
      } finally {
        this.running = false;
      }
    }

    return(): IteratorResult<T, undefined> {
      // As in the standard, a sequence that has not started is done while it closes, any other is running.
      this.enter(this.running === false);
      try {
        this.cursor.close();
      } finally {
        this.running = false;
      }
      return this.next();
    }

    enter(running: boolean): void {
      if (this.running) throw new TypeError("the sequence is already running");
      this.running = running;
    }

    [Symbol.dispose ?? Symbol.for("Symbol.dispose")](): void {
      this.return();
    }

    [Symbol.for("nodejs.util.inspect.custom")](): string {
      return `Lazy [${this.cursor.label}]`;
    }
  }
  Object.setPrototypeOf(Lazy.prototype, Object.getPrototypeOf(Object.getPrototypeOf([].values())) as object);
  return Lazy as never;
})();
