import { type Bounding, Interrupt, type Meter } from "../bounds/meter.js";
import { closeQuietly } from "../engine/closing.js";
import { Cursor, END, type End, isEnd } from "../engine/cursor.js";
import { alreadyRunning, LazyIterator } from "../engine/edge.js";
import type { EndOf } from "../types/endlessness.js";
import type { Lazy } from "../types/lazy.js";
import type { Predicate } from "../types/callbacks.js";

/**
 * One source, read as two sequences in any order: a prefix of it and the rest.
 *
 * Values of the prefix that are pulled for the rest are kept while the prefix is open. The source is closed as soon as
 * nobody will pull it again: when the rest is closed, and the prefix is closed or has been pulled to its end.
 */
export class Halves<T> {
  private source: Cursor<T>;
  private readonly limit: number;
  private readonly predicate: Predicate<T> | undefined;
  /** How many values of the prefix have been pulled. */
  private index = 0;
  /** The first value of the rest, if it was pulled to see that the prefix is over. */
  private first: T | End = END;
  /** Whether the prefix has been pulled to its end. */
  private isSplit = false;
  private running = false;
  /** The error that was thrown within the prefix: both halves meet it. */
  private failure: { readonly error: unknown } | undefined;
  private prefixIsOpen = true;
  private restIsOpen = true;
  /** Values of the prefix that have been pulled and not yielded yet, last to first. */
  private kept: T[] = [];

  /** The prefix has at most `limit` values, and ends before the first one for which the predicate is false. */
  constructor(source: Cursor<T>, limit: number, predicate?: Predicate<T>) {
    this.source = source;
    this.limit = limit;
    this.predicate = predicate;
  }

  get cursor(): Cursor<T> {
    return this.source;
  }

  /** Whether the rest is known to be endless. */
  get endless(): boolean {
    return this.restIsOpen && this.source.endless;
  }

  bound(meter: Meter): void {
    this.source = meter.reach(this.source);
  }

  nextOfPrefix(): T | End {
    if (this.kept.length > 0) return this.kept.pop() as T;
    const value = this.isSplit || !this.prefixIsOpen ? END : this.advance();
    if (isEnd(value)) this.closePrefix();
    return value;
  }

  nextOfRest(): T | End {
    if (!this.restIsOpen) return END;
    if (!this.isSplit) {
      // First to last while it grows, also when it goes on after an interruption.
      this.kept.reverse();
      try {
        for (let value = this.advance(); !isEnd(value); value = this.advance())
          if (this.prefixIsOpen) this.kept.push(value);
      } finally {
        this.kept.reverse();
      }
    }
    const { first } = this;
    this.first = END;
    return isEnd(first) ? this.source.pull() : first;
  }

  closePrefix(): void {
    this.prefixIsOpen = false;
    this.kept = [];
    if (!this.restIsOpen) this.source.close();
  }

  closeRest(): void {
    this.restIsOpen = false;
    this.first = END;
    if (this.isSplit || !this.prefixIsOpen) this.source.close();
  }

  /** Pulls the next value of the prefix, for one half at a time. */
  private advance(): T | End {
    if (this.failure !== undefined) throw this.failure.error;
    if (this.running) throw alreadyRunning();
    this.running = true;
    try {
      const { limit, predicate } = this;
      const { index } = this;
      const value = index < limit ? this.source.pull() : END;
      this.index++;
      if (!isEnd(value) && (predicate === undefined || predicate(value, index))) return value;
      this.first = value;
      this.isSplit = true;
      return END;
    } catch (error) {
      if (error instanceof Interrupt) throw error;
      this.failure = { error };
      closeQuietly(this.source);
      throw error;
    } finally {
      this.running = false;
    }
  }
}

/** One of the two sequences. */
abstract class Half<T> extends Cursor<T, Halves<T>> implements Bounding {
  constructor(halves: Halves<T>, title: string) {
    super(halves, undefined, title);
  }

  bound(meter: Meter): void {
    this.source.bound(meter);
  }

  protected override tell(titles: string[]): Cursor<unknown> {
    titles.push(this.title);
    return this.source.cursor;
  }

  abstract override pull(): T | End;
}

class Prefix<T> extends Half<T> {
  override get endless(): boolean {
    return false;
  }

  pull(): T | End {
    return this.source.nextOfPrefix();
  }

  override close(): void {
    this.source.closePrefix();
  }
}

class Rest<T> extends Half<T> {
  pull(): T | End {
    return this.source.nextOfRest();
  }

  override close(): void {
    this.source.closeRest();
  }
}

/** The two sequences, printed as the two results of a function. */
export function halve<T, R>(name: string, halves: Halves<T>, depth: number): [Lazy<T>, Lazy<T, EndOf<R>>] {
  return [
    new LazyIterator<T, undefined>(new Prefix(halves, `${name}[0]`), depth),
    new LazyIterator<T, EndOf<R>>(new Rest(halves, `${name}[1]`), depth),
  ];
}
