import { type Answer, AsyncCursor, settled } from "../async/asyncCursor.js";
import { closeAllAsync } from "../async/closeAsync.js";
import { quietly } from "../async/promises.js";
import type { Labelled, Meter } from "../engine/cursor.js";
import { Gate } from "./gate.js";

/** A place in a shared async source: the value there, once it has been pulled, and the place after it. */
export interface AsyncPlace<T> {
  value: T | undefined;
  hasValue: boolean;
  next: AsyncPlace<T> | undefined;
}

function unread<T>(): AsyncPlace<T> {
  return { value: undefined, hasValue: false, next: undefined };
}

/** The place after another one. */
export function placeAfter<T>(place: AsyncPlace<T>): AsyncPlace<T> {
  return (place.next ??= unread());
}

/** Where a reader is. The readers of a handle share one. */
export interface Bookmark<T> {
  place: AsyncPlace<T>;
  isClosed: boolean;
}

export function bookmarkAt<T>(place: AsyncPlace<T>): Bookmark<T> {
  return { place, isClosed: false };
}

/**
 * An async source that several readers share. It is pulled once for all that wait for the next value.
 *
 * The values form a linked list of places. A reader that may read a value again keeps its place, or an earlier one;
 * places that nobody keeps are garbage. When the source throws, it is closed, and every reader that gets there throws that
 * error.
 */
export class AsyncShared<T> {
  readonly source: AsyncCursor<T>;
  /** The place of the next value that is pulled. */
  unfilled: AsyncPlace<T> = unread();
  private readonly gate = new Gate();
  private isPulling = false;
  private isOver = false;
  private failure: { readonly error: unknown } | undefined = undefined;
  /** What the readers of a pull wait for, and the function that resolves it. It is never rejected. */
  private pulled: Promise<void> | undefined = undefined;
  private wake: (() => void) | undefined = undefined;
  private closing: Promise<unknown> | undefined = undefined;

  constructor(source: AsyncCursor<T>) {
    this.source = source;
  }

  get endless(): boolean {
    return !this.isOver && this.source.endless;
  }

  /**
   * Returns whether there is a value at a bookmark, or a promise after which to call it again. The reader leaves if it no
   * longer waits for that.
   */
  read(bookmark: Bookmark<T>, reader: object, meter: Meter | undefined): Answer {
    while (!bookmark.place.hasValue) {
      if (this.isOver && !this.isPulling) return this.end();
      const pulled = this.pull(reader, meter);
      if (pulled !== undefined) return pulled;
    }
    return true;
  }

  /** {@link read} without bounds. */
  async has(bookmark: Bookmark<T>): Promise<boolean> {
    let answer = this.read(bookmark, bookmark, undefined);
    while (typeof answer !== "boolean") {
      await answer;
      answer = this.read(bookmark, bookmark, undefined);
    }
    return answer;
  }

  private end(): false {
    if (this.failure !== undefined) throw this.failure.error;
    return false;
  }

  /** Pulls the next value for all that wait. Returns a promise if that takes time. */
  pull(reader: object, meter: Meter | undefined): Promise<unknown> | undefined {
    this.gate.join(reader, meter);
    if (this.isPulling) return this.wait();
    this.isPulling = true;
    const pending = this.begin();
    if (pending === undefined) {
      const { wake } = this;
      this.finish();
      // A callback of the source may have begun to wait.
      wake?.();
      return undefined;
    }
    // Closed by a callback of the source, or by a bound.
    if (!this.isPulling) return Promise.resolve();
    const pulled = this.wait();
    // By the function itself: V8 then follows the promises to the reader, and shows it in the stack of errors.
    void pending.then(this.wake);
    return pulled;
  }

  /** Called by a reader that no longer waits. */
  leave(reader: object): void {
    this.gate.leave(reader);
  }

  private wait(): Promise<void> {
    return (this.pulled ??= new Promise((resolve) => (this.wake = resolve)));
  }

  private begin(): Promise<void> | undefined {
    try {
      const answer = this.source.advance(this.gate);
      if (typeof answer !== "boolean") return this.awaitValue(answer);
      this.note(answer);
      return undefined;
    } catch (error) {
      return this.fail(error);
    }
  }

  private async awaitValue(answer: Answer): Promise<void> {
    try {
      await settled(this.source, answer, (hasValue) => this.note(hasValue));
    } catch (error) {
      await this.fail(error);
    }
    this.finish();
  }

  private note(hasValue: boolean): void {
    if (!hasValue) {
      this.isOver = true;
      return;
    }
    const place = this.unfilled;
    place.value = this.source.take();
    place.hasValue = true;
    this.unfilled = placeAfter(place);
  }

  /** Closes the source quietly. Until that is done, the pull is under way. */
  private fail(error: unknown): Promise<void> | undefined {
    this.isOver = true;
    this.failure = { error };
    this.closing = closeAllAsync([this.source]);
    return this.closing && this.finishAfter(this.closing);
  }

  private async finishAfter(closing: Promise<unknown>): Promise<void> {
    await quietly(closing);
    this.finish();
  }

  private finish(): void {
    this.isPulling = false;
    this.pulled = this.wake = undefined;
    this.gate.clear();
  }

  /** Closes the source, also while it is pulled. Readers that wait find the end. */
  close(): Promise<unknown> | undefined {
    const { wake } = this;
    this.isOver = true;
    this.finish();
    wake?.();
    // After an error its closing may be under way.
    return this.source.close() ?? (this.closing && quietly(this.closing));
  }

  /** Closes the source and waits for that, unless a pull is under way, which may be stuck. */
  async dispose(): Promise<void> {
    const { isPulling } = this;
    const closing = this.close();
    if (isPulling) void quietly(closing);
    else {
      this.closing ??= closing;
      await closing;
    }
  }
}

/** Reads a shared source from a bookmark on. Closing it ends only this reading. */
export class AsyncReader<T> extends AsyncCursor<T> {
  readonly shared: AsyncShared<T>;
  readonly title: string;
  bookmark: Bookmark<T>;
  private meter: Meter | undefined = undefined;

  constructor(shared: AsyncShared<T>, title: string, bookmark: Bookmark<T>) {
    super();
    this.shared = shared;
    this.title = title;
    this.bookmark = bookmark;
  }

  advance(meter: Meter | undefined): Answer {
    const { bookmark } = this;
    if (bookmark.isClosed) return false;
    this.meter = meter;
    const answer = this.shared.read(bookmark, this, meter);
    if (typeof answer !== "boolean") return answer;
    // A callback of the source may have closed it.
    if (this.bookmark.isClosed) return false;
    return answer ? this.pass(bookmark) : this.end(meter);
  }

  /** The value may be there, or another reader of the same bookmark has been faster. */
  settle(): Answer {
    return this.advance(this.meter);
  }

  protected pass(bookmark: Bookmark<T>): true {
    const { place } = bookmark;
    this.value = place.value;
    bookmark.place = placeAfter(place);
    return true;
  }

  protected end(_meter: Meter | undefined): Answer {
    return false;
  }

  close(): Promise<unknown> | undefined {
    this.shared.leave(this);
    // What nobody else keeps is garbage now.
    this.bookmark = { place: unread(), isClosed: true };
    this.value = this.meter = undefined;
    return undefined;
  }

  override get endless(): boolean {
    return !this.bookmark.isClosed && this.shared.endless;
  }

  tell(titles: string[]): Labelled {
    titles.push(this.title);
    return this.shared.source;
  }
}
