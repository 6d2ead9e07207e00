import type { Lazy } from "../types/lazy.js";
import { type Cursor, END } from "./cursor.js";

// Symbols, since a sequence shows nothing of its insides to whoever lists, serialises or clones it.
export const CURSOR: unique symbol = /* @__PURE__ */ Symbol("cursor");
export const RUNNING: unique symbol = /* @__PURE__ */ Symbol("running");

/**
 * The edge of a pipeline: it turns `pull` into the iterator protocol, refuses to be re-entered, and closes
 * the whole chain when anything in it throws.
 */
export interface LazyIterator<T, R> extends Lazy<T, R> {
  /** @internal */
  readonly [CURSOR]: Cursor<T>;
  /**
   * Undefined before the first pull.
   *
   * @internal
   */
  [RUNNING]: boolean | undefined;
}

interface LazyIteratorConstructor {
  new <T, R>(cursor: Cursor<T>): LazyIterator<T, R>;
  /** Whether it is one of these. No proxy can see that it is asked. */
  owns(iterator: object): iterator is LazyIterator<unknown, unknown>;
}

/**
 * {@link LazyIterator}, as a class that inherits from the native `Iterator.prototype`, which not every runtime
 * has a name for.
 */
export const LazyIterator: LazyIteratorConstructor = /* @__PURE__ */ (() => {
  class Lazy<T> {
    // Never read: it tells our own iterators from others.
    readonly #brand = true;
    declare readonly [CURSOR]: Cursor<T>;
    declare [RUNNING]: boolean | undefined;

    static owns(iterator: object): boolean {
      return #brand in iterator;
    }

    constructor(cursor: Cursor<T>) {
      this[CURSOR] = cursor;
    }

    // One place makes the result object: V8 then removes it where `next` is inlined. It is `isEnd` that is written out:
    // the smallest bundles have no other use for it.
    next(): IteratorResult<T, undefined> {
      if (this[RUNNING]) throw alreadyRunning();
      this[RUNNING] = true;
      try {
        const value = this[CURSOR].pull();
        const done = typeof value === "symbol" && value === END;
        return { value: done ? undefined : value, done } as IteratorResult<T, undefined>;
      } catch (error) {
        try {
          this[CURSOR].close();
        } catch {}
        throw error;
      } finally {
        this[RUNNING] = false;
      }
    }

    return(): IteratorResult<T, undefined> {
      // As in the standard, a sequence that has not started is done while it closes, any other is running.
      if (this[RUNNING]) throw alreadyRunning();
      this[RUNNING] = this[RUNNING] != null;
      try {
        this[CURSOR].close();
      } finally {
        this[RUNNING] = false;
      }
      return this.next();
    }

    [Symbol.dispose ?? Symbol.for("Symbol.dispose")](): void {
      this.return();
    }

    toString(): string {
      return `Lazy [${this[CURSOR].label}]`;
    }

    [Symbol.for("nodejs.util.inspect.custom")](): string {
      return this.toString();
    }
  }
  Object.setPrototypeOf(Lazy.prototype, Object.getPrototypeOf(Object.getPrototypeOf([].values())) as object);
  return Lazy as never;
})();

/** The error of a sequence that is read, or closed, by a callback which it is calling. */
export function alreadyRunning(): TypeError {
  return new TypeError("already running");
}
