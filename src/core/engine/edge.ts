import { type Cursor, END } from "./cursor.js";
import type { Lazy } from "../types/lazy.js";

/**
 * The edge of a pipeline: it turns `pull` into the iterator protocol, refuses to be re-entered, and closes
 * the whole chain when anything in it throws.
 */
export interface LazyIterator<T, R> extends Lazy<T, R> {
  /** @internal */
  readonly source: Cursor<T>;
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
    declare readonly source: Cursor<T>;
    declare running: boolean | undefined;

    constructor(cursor: Cursor<T>) {
      this.source = cursor;
    }

    // One place makes the result object: V8 then removes it where `next` is inlined. It is `isEnd` that is written out:
    // the smallest bundles have no other use for it.
    next(): IteratorResult<T, undefined> {
      if (this.running) throw new TypeError("already running");
      this.running = true;
      try {
        const value = this.source.pull();
        const done = typeof value === "symbol" && value === END;
        return { value: done ? undefined : value, done } as IteratorResult<T, undefined>;
      } catch (error) {
        try {
          this.source.close();
        } catch {}
        throw error;
      } finally {
        this.running = false;
      }
    }

    return(): IteratorResult<T, undefined> {
      // As in the standard, a sequence that has not started is done while it closes, any other is running.
      if (this.running) throw new TypeError("already running");
      this.running = this.running != null;
      try {
        this.source.close();
      } finally {
        this.running = false;
      }
      return this.next();
    }

    [Symbol.dispose ?? Symbol.for("Symbol.dispose")](): void {
      this.return();
    }

    [Symbol.for("nodejs.util.inspect.custom")](): string {
      return `Lazy [${this.source.label}]`;
    }
  }
  Object.setPrototypeOf(Lazy.prototype, Object.getPrototypeOf(Object.getPrototypeOf([].values())) as object);
  return Lazy as never;
})();
