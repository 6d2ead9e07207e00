import { Interrupt } from "../bounds/workMeter.js";
import { closeQuietly } from "../engine/closing.js";
import { type Cursor, END, type End, isEnd, type Labelled, type Meter, Stage } from "../engine/cursor.js";
import { alreadyRunning, CURSOR, LazyIterator, MOST_STAGES, refuseDepth } from "../engine/edge.js";
import { open } from "../engine/open.js";
import type { Lazy } from "../types/lazy.js";

/** A place in a shared source: the value there and the place after it, once it has been pulled. */
export interface Place<T> {
  value: T | undefined;
  next: Place<T> | undefined;
}

/** A place whose value has not been pulled. */
export function unread<T>(): Place<T> {
  return { value: undefined, next: undefined };
}

function fill<T>(place: Place<T>, value: T): void {
  place.value = value;
  place.next = unread();
}

/**
 * A source that several readers pull by turns. It is an edge, like that of a sequence: it refuses to be re-entered,
 * and closes the source when anything in it throws. That error is thrown again to every later reader.
 *
 * The values that have been pulled form a linked list of places. A reader that may read a value again keeps its place,
 * or an earlier one; places that nobody keeps are garbage.
 */
export class Shared<T> extends Stage<T> {
  /** Why nobody can pull: a pull is running, or the source has thrown. */
  private refusal: Refusal | undefined;

  /** `name` is that of the function which shares the source; `title`, if any, is printed. */
  constructor(name: string, source: Iterable<T>, title: string = "") {
    // A reader counts as none: it and the shared source are three together.
    super(open(name, source), title, 3);
    // Here, as each of several readers would leave the source to the others.
    if (this.depth > MOST_STAGES) refuseDepth(this, name);
  }

  override tell(titles: string[]): Labelled | undefined {
    return this.title === "" ? this.source : super.tell(titles);
  }

  pull(meter: Meter | undefined): T | End {
    if (this.refusal !== undefined) throw asError(this.refusal);
    this.refusal = "running";
    try {
      const value = this.source.pull(meter);
      this.refusal = undefined;
      return value;
    } catch (error) {
      this.fail(error);
      throw error;
    }
  }

  private fail(error: unknown): void {
    // An interrupted pull can be tried again.
    const isFailure = !(error instanceof Interrupt);
    if (isFailure) closeQuietly(this.source);
    this.refusal = isFailure ? { error } : undefined;
  }

  /** Returns the value at a place, which from then on has a next place; or the end. */
  read(place: Place<T>, meter?: Meter): T | End {
    if (place.next !== undefined) return place.value as T;
    const value = this.pull(meter);
    if (!isEnd(value)) fill(place, value);
    return value;
  }

  override close(): void {
    if (this.refusal === "running") throw asError(this.refusal);
    super.close();
  }
}

type Refusal = "running" | { readonly error: unknown };

function asError(refusal: Refusal): unknown {
  return refusal === "running" ? alreadyRunning() : refusal.error;
}

/** Reads a shared source from a place on. */
export class Reader<T> extends Stage<T, Shared<T>> {
  /** The place of the next value. */
  protected place: Place<T>;
  protected isOver = false;

  constructor(name: string, shared: Shared<T>, first: Place<T>) {
    super(shared, name, 0);
    this.place = first;
  }

  pull(meter: Meter | undefined): T | End {
    const { place } = this;
    if (this.isOver) return END;
    if (place.next !== undefined) {
      this.place = place.next;
      return place.value as T;
    }
    const value = this.source.pull(meter);
    if (isEnd(value)) return END;
    const { isOver } = this;
    fill(place, value);
    // It may have been closed meanwhile, by the source itself.
    if (!isOver) this.place = place.next as unknown as Place<T>;
    return value;
  }

  override close(): void {
    this.isOver = true;
    // What nobody else keeps is garbage now.
    this.place = unread();
  }

  override get endless(): boolean {
    return !this.isOver && super.endless;
  }
}

/** Reads on from where others stopped. Closing it ends only this reading. */
class Reading<T> extends Stage<T> {
  private isOver = false;

  constructor(source: Cursor<T>) {
    super(source, "", 0);
  }

  pull(meter: Meter | undefined): T | End {
    return this.isOver ? END : this.source.pull(meter);
  }

  override close(): void {
    this.isOver = true;
  }

  override get endless(): boolean {
    return !this.isOver && super.endless;
  }

  override tell(): Cursor<unknown> {
    return this.source;
  }
}

/** An iterator without `return`: a reader that stops early does not close it. Its owner does. */
export interface Handle<T, R> extends IteratorObject<T, R, unknown> {
  /** @internal */
  readonly [CURSOR]: Cursor<T>;
  next(): IteratorResult<T, R>;
  [Symbol.iterator](): Lazy<T, R>;
  dispose(): void;
}

/** {@link Handle}, with the `next` of the edge of a sequence. */
export const Handle: new <T, R>(cursor: Cursor<T>) => Handle<T, R> = /* @__PURE__ */ (() => {
  class Handle<T, R> extends (LazyIterator as unknown as new <T, R>(
    cursor: Cursor<T>,
  ) => IteratorObject<T, R, unknown> & { [CURSOR]: Cursor<T> })<T, R> {
    // Each reader gets its own sequence, which can be fused and closed.
    override [Symbol.iterator](): Lazy<T, R> {
      return new LazyIterator(new Reading(this[CURSOR]));
    }

    dispose(): void {
      this[CURSOR].close();
    }

    [Symbol.dispose ?? Symbol.for("Symbol.dispose")](): void {
      this.dispose();
    }
  }
  Object.defineProperty(Handle.prototype, "return", { value: undefined });
  return Handle as never;
})();
