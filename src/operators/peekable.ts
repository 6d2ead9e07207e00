import { openAsync } from "../core/async/openAsync.js";
import { mustBeNumber } from "../core/checks/counts.js";
import { must } from "../core/checks/must.js";
import { END, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { Handle, type Place, Shared, unread } from "../core/sharing/shared.js";
import { AsyncHandle, READER } from "../core/sharing/asyncHandle.js";
import { type AsyncPlace, AsyncShared, bookmarkAt, placeAfter } from "../core/sharing/asyncShared.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * A place in a {@link Peekable} to go back to. The values after it are kept as long as you hold the checkpoint.
 *
 * @category Types
 */
export interface Checkpoint {
  readonly [Symbol.toStringTag]: "Checkpoint";
}

/**
 * The result of {@link peekable}: an iterator that looks ahead. It has no `return()`, so that a reader that stops early
 * does not close it.
 *
 * @category Types
 */
export interface Peekable<T, R = undefined> extends IteratorObject<T, R, unknown> {
  /** Pulls one value. */
  next(): IteratorResult<T, R>;
  /** Starts a reading that goes on where the last one stopped. Closing it ends only that reading. */
  [Symbol.iterator](): Lazy<T, R>;
  /** The next value after `skipped` others (0 if left out), or `undefined` if there is none. It stays to be read. */
  peek(skipped?: number): T | EndOf<R>;
  /** Puts a value in front of those still to be read, even after the end. */
  pushBack(value: T): void;
  /** Marks the current place. */
  checkpoint(): Checkpoint;
  /** Goes back to a place, to read on from there again. The checkpoint can be used more than once. */
  rewind(checkpoint: Checkpoint): void;
  /** Closes the source and drops the values that are kept. */
  dispose(): void;
}

/**
 * The async twin of {@link Peekable}.
 *
 * @category Types
 */
export interface AsyncPeekable<T, R = undefined> extends AsyncIteratorObject<T, R, unknown> {
  /** Pulls one value. Calls that overlap are settled in order. */
  next(): Promise<IteratorResult<T, R>>;
  /** Returns the sequence itself, as every async iterator does. */
  [Symbol.asyncIterator](): AsyncPeekable<T, R>;
  /** The next value after `skipped` others (0 if left out), or `undefined` if there is none. It stays to be read. */
  peek(skipped?: number): Promise<T | EndOf<R>>;
  /** Puts a value in front of those still to be read, even after the end. */
  pushBack(value: T): void;
  /** Marks the current place. */
  checkpoint(): Checkpoint;
  /** Goes back to a place, to read on from there again. The checkpoint can be used more than once. */
  rewind(checkpoint: Checkpoint): void;
  /**
   * Closes the source and drops the values that are kept. It waits for the closing unless a pull is pending, which may be
   * stuck.
   */
  dispose(): Promise<void>;
}

/**
 * A sequence that can look ahead and go back.
 *
 * `peek(k)` shows a value that is still to be read, and pulls as far as that if necessary. `pushBack(value)` puts
 * a value in front. `checkpoint()` marks a place, and `rewind(checkpoint)` goes back to it, any number of times.
 * Values are kept from the oldest checkpoint on that you still hold.
 *
 * Like {@link borrow}, it is read in pieces: an operator or a loop that stops early leaves it open, and the next
 * reader goes on from there. `dispose()` or `using` closes it. An error of the source is thrown again to every
 * later reader.
 *
 * @param source - The values to read; it may be endless.
 * @returns An iterator without `return()`.
 * @throws TypeError at `rewind` if the checkpoint does not belong to this sequence, and at `peek` if `skipped` is
 * not a number.
 * @throws RangeError at `peek` if `skipped` is not a non-negative safe integer.
 * @example
 * ```ts
 * import { join, peekable, takeWhile } from "lazuli";
 *
 * const letters = peekable("12+3");
 * let digits = "";
 * while (/[0-9]/.test(letters.peek() ?? "")) digits += letters.next().value;
 * console.log(digits); // => "12"
 * const start = letters.checkpoint();
 * console.log(join(letters, "")); // => "+3"
 * letters.rewind(start);
 * console.log(letters.peek(1)); // => "3"
 * letters.dispose();
 * ```
 * @see {@link borrow} to read in pieces without looking ahead, {@link pairwise} and {@link windows} for
 * neighbours.
 * @category Sharing
 * @pulls 1 per value
 * @keeps what was peeked, and what follows a checkpoint
 * @endless safe
 */
export function peekable<T, R>(source: Iterable<T, R>): Peekable<T, EndOf<R>> {
  return new Peeking<T, EndOf<R>>(new Ahead(new Shared("peekable", source)));
}

function checkSkipped(skipped: number): void {
  const ok = Number.isSafeInteger(skipped) && skipped >= 0;
  mustBeNumber(ok, "peek", "skipped", "a non-negative safe integer", skipped);
}

/** The places of checkpoints. When nobody holds a checkpoint any more, its place is garbage. */
class Marks<P> {
  private readonly places = new WeakMap<Checkpoint, P>();

  set(place: P): Checkpoint {
    const checkpoint: Checkpoint = Object.freeze({ [Symbol.toStringTag]: "Checkpoint" as const });
    this.places.set(checkpoint, place);
    return checkpoint;
  }

  get(checkpoint: Checkpoint): P {
    const place = this.places.get(checkpoint);
    must(place !== undefined, "rewind", "checkpoint", "one of this sequence", checkpoint);
    return place;
  }
}

/** Reads a shared source from a place that can be moved. */
class Ahead<T> extends Stage<T, Shared<T>> {
  /** Where the next value is. */
  private place: Place<T> = unread();
  private marks: Marks<Place<T>> | undefined;
  private isOver = false;

  constructor(shared: Shared<T>) {
    super(shared, "peekable");
  }

  pull(meter: Meter | undefined): T | End {
    if (this.isOver) return END;
    const { place, source: shared } = this;
    // Nobody can come back to this place, so nothing has to be kept.
    if (place.next === undefined && this.marks === undefined) return shared.pull(meter);
    const value = shared.read(place, meter);
    if (place.next !== undefined) this.place = place.next;
    return value;
  }

  peek(skipped: number): T | End {
    if (this.isOver) return END;
    let { place } = this;
    let value = this.source.read(place);
    for (let passed = 0; passed < skipped && place.next !== undefined; passed++) {
      place = place.next;
      value = this.source.read(place);
    }
    return value;
  }

  pushBack(value: T): void {
    this.place = { value, next: this.place };
  }

  checkpoint(): Checkpoint {
    this.marks ??= new Marks();
    return this.marks.set(this.place);
  }

  rewind(checkpoint: Checkpoint): void {
    this.marks ??= new Marks();
    this.place = this.marks.get(checkpoint);
  }

  forget(): void {
    this.isOver = true;
    this.place = unread();
  }
}

// A symbol, as those of the edge: a sequence shows nothing of its fields.
const AHEAD: unique symbol = /* @__PURE__ */ Symbol("ahead");

class Peeking<T, R> extends Handle<T, R> implements Peekable<T, R> {
  declare private readonly [AHEAD]: Ahead<T>;

  constructor(ahead: Ahead<T>) {
    super(ahead);
    this[AHEAD] = ahead;
  }

  peek(skipped: number = 0): T | EndOf<R> {
    checkSkipped(skipped);
    const value = this[AHEAD].peek(skipped);
    return isEnd(value) ? (undefined as EndOf<R>) : value;
  }

  pushBack(value: T): void {
    this[AHEAD].pushBack(value);
  }

  checkpoint(): Checkpoint {
    return this[AHEAD].checkpoint();
  }

  rewind(checkpoint: Checkpoint): void {
    this[AHEAD].rewind(checkpoint);
  }

  override dispose(): void {
    this[AHEAD].forget();
    super.dispose();
  }
}

/**
 * The async {@link peekable}: a sequence that can look ahead and go back.
 *
 * `await peek(k)` shows a value that is still to be read, and pulls as far as that if necessary. `pushBack(value)` puts a
 * value in front. `checkpoint()` marks a place, and `rewind(checkpoint)` goes back to it, any number of times. Values are
 * kept from the oldest checkpoint on that you still hold. Calls that overlap take effect in their order: `pushBack` does
 * not change what a pending `next()` returns.
 *
 * Like {@link borrow}, it is read in pieces: an operator or a loop that stops early leaves it open, and the next
 * reader goes on from there. An operator that is closed while it waits takes no value. `dispose()` or `await using` closes
 * the sequence, and ends the readers that wait. An error of the source is thrown again to every later reader.
 *
 * @param source - An async or sync iterable; it may be endless.
 * @returns An async iterator without `return()`.
 * @throws TypeError at `rewind` if the checkpoint does not belong to this sequence, and at `peek` if `skipped` is
 * not a number.
 * @throws RangeError at `peek` if `skipped` is not a non-negative safe integer.
 * @example
 * ```ts
 * import { peekable, toArray } from "lazuli/async";
 *
 * const numbers = peekable([1, 2, 3].values());
 * console.log(await numbers.peek(1)); // => 2
 * console.log(await toArray(numbers)); // => [1, 2, 3]
 * await numbers.dispose();
 * ```
 * @see {@link borrow} to read in pieces without looking ahead, {@link pairwise} and {@link windows} for
 * neighbours.
 * @category Sharing
 * @pulls 1 per value
 * @keeps what was peeked, and what follows a checkpoint
 * @endless safe
 */
export function peekableAsync<T, R>(source: AnyIterable<T, R>): AsyncPeekable<T, EndOf<R>> {
  return new AsyncPeeking<T, EndOf<R>>(
    new AsyncShared(openAsync<T>("peekable", source)),
    "peekable",
  ) as never;
}

class AsyncPeeking<T, R> extends AsyncHandle<T, R> {
  readonly #marks = new Marks<AsyncPlace<T>>();

  async peek(skipped: number = 0): Promise<T | undefined> {
    checkSkipped(skipped);
    const { shared, bookmark } = this[READER];
    if (bookmark.isClosed) return undefined;
    const ahead = bookmarkAt(bookmark.place);
    let hasValue = await shared.has(ahead);
    for (let passed = 0; passed < skipped && hasValue; passed++) {
      ahead.place = placeAfter(ahead.place);
      hasValue = await shared.has(ahead);
    }
    return hasValue ? ahead.place.value : undefined;
  }

  pushBack(value: T): void {
    const { bookmark } = this[READER];
    bookmark.place = { value, hasValue: true, next: bookmark.place };
  }

  checkpoint(): Checkpoint {
    return this.#marks.set(this[READER].bookmark.place);
  }

  rewind(checkpoint: Checkpoint): void {
    this[READER].bookmark.place = this.#marks.get(checkpoint);
  }
}
