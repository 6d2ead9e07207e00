import { mustBeNumber } from "../core/checks/counts.js";
import { CURSOR } from "../core/engine/edge.js";
import { must } from "../core/checks/must.js";
import { Cursor, END, type End, isEnd } from "../core/engine/cursor.js";
import { Handle, type Place, Shared, unread } from "../core/sharing/shared.js";
import { AsyncHandle, type AsyncPlace, AsyncShared, placeAfter } from "../core/sharing/sharedAsync.js";
import type { Want } from "../core/async/gate.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * A place in a {@link Peekable} to go back to. What follows it is kept for as long as you hold on to it.
 *
 * @category Types
 */
export interface Checkpoint {
  readonly [Symbol.toStringTag]: "Checkpoint";
}

/**
 * What {@link peekable} makes: an iterator that looks ahead. It has no `return()`, so that nobody closes it by no longer
 * reading it.
 *
 * @category Types
 */
export interface Peekable<T, R = undefined> extends IteratorObject<T, R, unknown> {
  /** Pulls one value. */
  next(): IteratorResult<T, R>;
  /** Starts a reading that goes on where the last one stopped. To close it ends that reading only. */
  [Symbol.iterator](): Lazy<T, R>;
  /** The value that is to come after `skipped` others (0 if left out), or `undefined` where there is none. It stays. */
  peek(skipped?: number): T | EndOf<R>;
  /** Puts a value in front of those to come, even after the end. */
  pushBack(value: T): void;
  /** Marks the place that has been reached. */
  checkpoint(): Checkpoint;
  /** Goes back to a place: what was to come there is to come again. The place may be used again. */
  rewind(checkpoint: Checkpoint): void;
  /** Closes the source and forgets what was to come. */
  dispose(): void;
}

/**
 * The async twin of {@link Peekable}.
 *
 * @category Types
 */
export interface AsyncPeekable<T, R = undefined> extends AsyncIteratorObject<T, R, unknown> {
  /** Pulls one value. Calls that overlap are answered in order. */
  next(): Promise<IteratorResult<T, R>>;
  /** The sequence itself, as with every async iterator. */
  [Symbol.asyncIterator](): AsyncPeekable<T, R>;
  /** The value that is to come after `skipped` others (0 if left out), or `undefined` where there is none. It stays. */
  peek(skipped?: number): Promise<T | EndOf<R>>;
  /** Puts a value in front of those to come, even after the end. */
  pushBack(value: T): void;
  /** Marks the place that has been reached. */
  checkpoint(): Checkpoint;
  /** Goes back to a place: what was to come there is to come again. The place may be used again. */
  rewind(checkpoint: Checkpoint): void;
  /** Closes the source and forgets what was to come. */
  dispose(): Promise<void>;
}

/**
 * A sequence that can be looked into ahead of reading, and gone back in.
 *
 * `peek(k)` pulls what it shows and has not been pulled; the values stay to be read. `pushBack(value)` puts a value in
 * front. `checkpoint()` marks a place, and `rewind(checkpoint)` goes back to exactly what was to come there, any number
 * of times; what follows the oldest checkpoint that you still hold on to is kept.
 *
 * As after {@link borrow}, it is read in pieces: an operator or a loop that stops early leaves it open, and the next
 * reader goes on from there. It is closed by `dispose()` or `using`. An error of the source is thrown again to whoever
 * reads on.
 *
 * @param source - The values to read; endless ones are welcome.
 * @returns An iterator that has no `return()`.
 * @throws TypeError if `source` is not an iterable, and at `rewind` if the checkpoint is not of this sequence.
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
 * @see {@link borrow} to read in pieces without looking ahead, {@link pairwise} and {@link windows} for neighbours.
 * @category Sharing
 * @pulls 1 per value
 * @keeps what was peeked, and what follows a checkpoint
 * @endless safe
 */
export function peekable<T, R>(source: Iterable<T, R>): Peekable<T, EndOf<R>> {
  return new Peeking<T, EndOf<R>>(new Ahead(new Shared("peekable", source), undefined, "peekable"));
}

function checkSkipped(skipped: number): void {
  const ok = Number.isSafeInteger(skipped) && skipped >= 0;
  mustBeNumber(ok, "peek", "skipped", "a non-negative safe integer", skipped);
}

/** The places that checkpoints stand for. Once nobody has a checkpoint any more, its place is garbage. */
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
class Ahead<T> extends Cursor<T, Shared<T>, undefined> {
  /** Where the next value is. */
  private place: Place<T> = unread();
  private marks: Marks<Place<T>> | undefined;
  private over = false;

  pull(isUnread?: boolean): T | End {
    if (this.over) return END;
    const { place, source: shared } = this;
    // Nobody comes back to this place: nothing has to be kept.
    if (place.next === undefined && this.marks === undefined) return shared.pull(isUnread);
    const value = shared.read(place);
    if (place.next !== undefined) this.place = place.next;
    return value;
  }

  peek(skipped: number): T | End {
    if (this.over) return END;
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
    this.over = true;
    this.place = unread();
  }
}

class Peeking<T, R> extends Handle<T, R> implements Peekable<T, R> {
  declare readonly [CURSOR]: Ahead<T>;

  peek(skipped: number = 0): T | EndOf<R> {
    checkSkipped(skipped);
    const value = this[CURSOR].peek(skipped);
    return isEnd(value) ? (undefined as EndOf<R>) : value;
  }

  pushBack(value: T): void {
    this[CURSOR].pushBack(value);
  }

  checkpoint(): Checkpoint {
    return this[CURSOR].checkpoint();
  }

  rewind(checkpoint: Checkpoint): void {
    this[CURSOR].rewind(checkpoint);
  }

  override dispose(): void {
    this[CURSOR].forget();
    super.dispose();
  }
}

/**
 * {@link peekable} over an async or sync iterable; `next`, `peek` and `dispose` answer promises.
 *
 * @example
 * ```ts
 * import { peekable, toArray } from "lazuli/async";
 *
 * const numbers = peekable([1, 2, 3].values());
 * console.log(await numbers.peek(1)); // => 2
 * console.log(await toArray(numbers)); // => [1, 2, 3]
 * await numbers.dispose();
 * ```
 * @category Sharing
 * @pulls 1 per value
 * @keeps what was peeked, and what follows a checkpoint
 * @endless safe
 */
export function peekableAsync<T, R>(source: AnyIterable<T, R>): AsyncPeekable<T, EndOf<R>> {
  return new AsyncPeeking<T, EndOf<R>>(new AsyncShared("peekable", source), "peekable") as never;
}

class AsyncPeeking<T, R> extends AsyncHandle<T, R> {
  readonly #shared: AsyncShared<T>;
  readonly #marks = new Marks<AsyncPlace<T>>();
  #place: AsyncPlace<T> = {};
  #isOver = false;

  constructor(shared: AsyncShared<T>, name: string) {
    super(shared, name);
    this.#shared = shared;
  }

  override async take(want?: Want): Promise<IteratorResult<T, unknown>> {
    if (this.#isOver) return { value: undefined, done: true };
    const place = this.#place;
    // At once, so that a call that overlaps reads the next place.
    this.#place = placeAfter(place);
    return this.#shared.read(place, want);
  }

  override putBack(result: Promise<IteratorResult<T, unknown>>): void {
    this.#place = { result, next: this.#place };
  }

  async peek(skipped: number = 0): Promise<T | undefined> {
    checkSkipped(skipped);
    if (this.#isOver) return undefined;
    let place = this.#place;
    let result = await this.#shared.read(place);
    for (let passed = 0; passed < skipped && !result.done; passed++) {
      place = placeAfter(place);
      result = await this.#shared.read(place);
    }
    return result.done ? undefined : result.value;
  }

  pushBack(value: T): void {
    this.putBack(Promise.resolve({ value, done: false }));
  }

  checkpoint(): Checkpoint {
    return this.#marks.set(this.#place);
  }

  rewind(checkpoint: Checkpoint): void {
    this.#place = this.#marks.get(checkpoint);
  }

  override async dispose(): Promise<void> {
    this.#isOver = true;
    this.#place = {};
    await super.dispose();
  }
}
