import { type Cursor, END, type End, closeQuietly } from "./cursor.js";
import type { Lazy } from "./types.js";

const FRESH = 0;
const IDLE = 1;
const RUNNING = 2;
const DONE = 3;

type NativeBase = abstract new <T, R>() => IteratorObject<T, R, unknown>;

/**
 * The native `Iterator.prototype` as a base class, on runtimes without the global too, and with what not all
 * of them have: `using`, and a readable form in the console.
 */
const NativeIterator: NativeBase = /* @__PURE__ */ (() => {
  function Iterator(): void {}
  Iterator.prototype = {
    __proto__: Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())),
    [Symbol.dispose ?? Symbol.for("Symbol.dispose")](this: Lazy<unknown>): void {
      this.return();
    },
    [Symbol.for("nodejs.util.inspect.custom")](): string {
      return this.toString();
    },
  };
  return Iterator as unknown as NativeBase;
})();

/**
 * The edge of a pipeline: it turns `pull` into the iterator protocol, refuses to be re-entered, and closes
 * the whole chain when anything in it throws.
 */
export class LazyIterator<T, R> extends NativeIterator<T, R> implements Lazy<T, R> {
  #cursor: Cursor<T>;
  #state: number = FRESH;

  /** @internal */
  constructor(cursor: Cursor<T>) {
    super();
    this.#cursor = cursor;
  }

  /**
   * The cursor inside a lazy iterator, so that operators fuse; nothing for other iterators, nor for one that
   * is running, whose `next` is the one to refuse.
   *
   * @internal
   */
  static cursorOf(iterator: object): Cursor<unknown> | undefined {
    return #cursor in iterator && iterator.#state !== RUNNING ? iterator.#cursor : undefined;
  }

  /** Pulls one value. */
  // One place makes the result object: V8 then removes it where `next` is inlined.
  override next(): IteratorResult<T, R> {
    const value = this.#pull();
    const done = value === END;
    return { value: done ? undefined : value, done } as IteratorResult<T, R>;
  }

  /** Stops the sequence and closes its sources. */
  override return(): IteratorResult<T, R> {
    this.#refuseReentrance();
    // As in the standard, one that has not started counts as done while it closes, any other as running.
    this.#state = this.#state === FRESH ? DONE : RUNNING;
    try {
      this.#cursor.close();
    } finally {
      this.#state = DONE;
    }
    return { value: undefined, done: true } as IteratorResult<T, R>;
  }

  /** The sequence itself, as with every iterator. */
  override [Symbol.iterator](): this {
    return this;
  }

  /** The pipeline, as in `Lazy [fib → take(3)]`. It pulls nothing. */
  override toString(): string {
    return `Lazy [${this.#cursor.describe()}]`;
  }

  #pull(): T | End {
    this.#refuseReentrance();
    if (this.#state === DONE) return END;
    this.#state = RUNNING;
    try {
      const value = this.#cursor.pull();
      this.#state = value === END ? DONE : IDLE;
      return value;
    } catch (error) {
      closeQuietly([this.#cursor]);
      this.#state = DONE;
      throw error;
    }
  }

  #refuseReentrance(): void {
    if (this.#state === RUNNING) throw new TypeError(`${this.toString()} is already running`);
  }
}

/** The sequence that a cursor gives. */
export function lazy<T, R = undefined>(cursor: Cursor<T>): Lazy<T, R> {
  return new LazyIterator<T, R>(cursor);
}
