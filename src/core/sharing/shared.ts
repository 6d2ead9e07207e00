import { Interrupt } from "../bounds/meter.js";
import { closeQuietly } from "../engine/closing.js";
import { Cursor, END, type End, isEnd } from "../engine/cursor.js";
import { alreadyRunning, CURSOR, LazyIterator } from "../engine/edge.js";
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
 * A source that several readers pull in turns. It is an edge, as that of a sequence is: it refuses to be re-entered,
 * and closes the source when anything in it throws; that error is thrown to everyone who reads on.
 *
 * What has been pulled hangs together as a list of places. Whoever may read a value again holds on to its place, or to
 * one before; what nobody holds on to is garbage.
 */
export class Shared<T> extends Cursor<T, Cursor<T>, undefined> {
  /** Why nobody can pull: a pull is running, or the source has failed. */
  private refusal: Refusal | undefined;

  /** The name is that of the function which shares it, the title what it shows of it, if anything. */
  constructor(name: string, source: Iterable<T>, title: string = "") {
    super(open(name, source), undefined, title);
  }

  protected override tell(titles: string[]): Cursor<unknown> | undefined {
    return this.title === "" ? this.source : super.tell(titles);
  }

  pull(isUnread?: boolean): T | End {
    if (this.refusal !== undefined) throw asError(this.refusal);
    this.refusal = "running";
    try {
      const value = this.source.pull(isUnread);
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

  /** The value at a place, which has a place after it from then on; or the end. */
  read(place: Place<T>): T | End {
    if (place.next !== undefined) return place.value as T;
    const value = this.pull();
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

/** Reads a shared source on from a place. Its argument is the place of the next value, until it is over. */
export class Reader<T> extends Cursor<T, Shared<T>, Place<T> | undefined> {
  pull(): T | End {
    const place = this.argument;
    if (place === undefined) return END;
    if (place.next !== undefined) {
      this.argument = place.next;
      return place.value as T;
    }
    const value = this.source.pull();
    if (isEnd(value)) return END;
    fill(place, value);
    // It may have been closed meanwhile, by the source itself.
    if (this.argument !== undefined) this.argument = place.next;
    return value;
  }

  override close(): void {
    this.argument = undefined;
  }

  override get endless(): boolean {
    return this.argument !== undefined && super.endless;
  }
}

/** Reads on from where others stopped. Closing it ends this reading and nothing else. */
class Reading<T> extends Cursor<T, Cursor<T>, undefined> {
  private over = false;

  constructor(source: Cursor<T>) {
    super(source, undefined, "");
  }

  pull(isUnread?: boolean): T | End {
    return this.over ? END : this.source.pull(isUnread);
  }

  override close(): void {
    this.over = true;
  }

  override get endless(): boolean {
    return !this.over && super.endless;
  }

  protected override tell(): Cursor<unknown> {
    return this.source;
  }
}

/** An iterator that nobody closes by no longer reading it: it has no `return`. Its owner closes it. */
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
    // Each reader gets a sequence of its own, which can be fused, and closed.
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
