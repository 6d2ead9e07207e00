import type { Lazy } from "../types/lazy.js";
import { watch } from "../watching/watch.js";
import { closeQuietly } from "./closing.js";
import { type Cursor, type End, isEnd } from "./cursor.js";

// Symbols, so that a sequence shows nothing of its fields when it is listed, serialised or cloned.
export const CURSOR: unique symbol = /* @__PURE__ */ Symbol("cursor");
export const RUNNING: unique symbol = /* @__PURE__ */ Symbol("running");

/** How many stages a pipeline may have: each is a nested call, and one that overflows the stack does so again at its closing. */
export const MOST_STAGES = 2500;

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
  /** Whether an object is one of these. A proxy cannot observe the check. */
  owns(iterator: unknown): iterator is LazyIterator<unknown, unknown>;
}

/**
 * {@link LazyIterator}, as a class that inherits from the native `Iterator.prototype`. Not every runtime has a global
 * for that.
 */
export const LazyIterator: LazyIteratorConstructor = /* @__PURE__ */ (() => {
  class Lazy<T> {
    // Never set or read: that it is there tells our own iterators from others. Setting it would cost a call.
    readonly #brand: undefined;
    declare readonly [CURSOR]: Cursor<T>;
    declare [RUNNING]: boolean | undefined;

    static owns(iterator: unknown): boolean {
      return typeof iterator === "object" && iterator !== null && #brand in iterator;
    }

    constructor(cursor: Cursor<T>) {
      this[CURSOR] = watch("built", cursor);
      if (cursor.depth > MOST_STAGES) refuseDepth(cursor, cursor.title);
    }

    // One place makes the result object: V8 then removes it where `next` is inlined.
    next(): IteratorResult<T, undefined> {
      if (this[RUNNING]) throw alreadyRunning();
      this[RUNNING] = true;
      let value: T | End;
      try {
        value = this[CURSOR].pull(undefined);
      } catch (error) {
        // A stack that overflows may do so again in here.
        try {
          closeQuietly(this[CURSOR]);
        } finally {
          this[RUNNING] = false;
        }
        throw error;
      }
      this[RUNNING] = false;
      const done = isEnd(value);
      return { value: done ? undefined : value, done } as IteratorResult<T, undefined>;
    }

    return(): IteratorResult<T, undefined> {
      // As in the standard, a sequence that has not started is done while it closes; any other is running.
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

/** The error of a sequence that is read or closed by a callback that it is calling. */
export function alreadyRunning(): TypeError {
  return new TypeError("already running");
}

/** Refuses a pipeline of more stages than there may be, and closes it. */
export function refuseDepth(cursor: Cursor<unknown>, name: string): never {
  closeQuietly(cursor);
  throw new RangeError(
    `${name}: source must have fewer than ${MOST_STAGES} stages; collect it with toArray in between`,
  );
}
