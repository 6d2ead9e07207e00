import { Interrupt } from "../bounds/workMeter.js";
import { closeQuietly } from "../engine/closing.js";
import { Cursor, END, type End, isEnd, type Meter } from "../engine/cursor.js";
import { alreadyRunning, LazyIterator, MOST_STAGES, refuseDepth } from "../engine/edge.js";
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
  readonly source: Cursor<T>;
  readonly depth: number;
  private readonly limit: number;
  private readonly predicate: Predicate<T> | undefined;
  /** How many values of the prefix have been pulled. */
  private index = 0;
  /** The first value of the rest, if it was pulled to see that the prefix is over. */
  private first: T | undefined;
  private hasFirst = false;
  /** Whether the prefix has been pulled to its end. */
  private isSplit = false;
  private isRunning = false;
  /** The error that was thrown within the prefix: both halves meet it. */
  private failure: { readonly error: unknown } | undefined;
  private prefixIsOpen = true;
  private restIsOpen = true;
  /** Values of the prefix that have been pulled and not yielded yet, last to first. */
  private kept: T[] = [];

  /** The prefix has at most `limit` values, and ends before the first one for which the predicate is false. */
  constructor(name: string, source: Cursor<T>, limit: number, predicate?: Predicate<T>) {
    this.source = source;
    this.depth = source.depth + 3;
    // Here, as either half would leave the source to the other.
    if (this.depth > MOST_STAGES) refuseDepth(source, name);
    this.limit = limit;
    this.predicate = predicate;
  }

  /** Whether the rest is known to be endless. */
  get isRestEndless(): boolean {
    return this.restIsOpen && this.source.endless;
  }

  nextOfPrefix(meter: Meter | undefined): T | End {
    if (this.kept.length > 0) return this.kept.pop() as T;
    const value = this.isSplit || !this.prefixIsOpen ? END : this.advance(meter);
    if (isEnd(value)) this.closePrefix();
    return value;
  }

  nextOfRest(meter: Meter | undefined): T | End {
    if (!this.restIsOpen) return END;
    if (!this.isSplit) {
      // First to last while it grows, also when it goes on after an interruption.
      this.kept.reverse();
      try {
        for (let value = this.advance(meter); !isEnd(value); value = this.advance(meter))
          if (this.prefixIsOpen) this.kept.push(value);
      } finally {
        this.kept.reverse();
      }
    }
    if (!this.hasFirst) return this.source.pull(meter);
    this.hasFirst = false;
    return this.first as T;
  }

  closePrefix(): void {
    this.prefixIsOpen = false;
    this.kept = [];
    if (!this.restIsOpen) this.source.close();
  }

  closeRest(): void {
    this.restIsOpen = false;
    this.hasFirst = false;
    if (this.isSplit || !this.prefixIsOpen) this.source.close();
  }

  /** Pulls the next value of the prefix, for one half at a time. */
  private advance(meter: Meter | undefined): T | End {
    if (this.failure !== undefined) throw this.failure.error;
    if (this.isRunning) throw alreadyRunning();
    this.isRunning = true;
    try {
      const { limit, predicate } = this;
      const { index } = this;
      const value = index < limit ? this.source.pull(meter) : END;
      this.index++;
      if (!isEnd(value)) {
        if (predicate === undefined || predicate(value, index)) return value;
        this.first = value;
        this.hasFirst = true;
      }
      this.isSplit = true;
      return END;
    } catch (error) {
      if (error instanceof Interrupt) throw error;
      this.failure = { error };
      closeQuietly(this.source);
      throw error;
    } finally {
      this.isRunning = false;
    }
  }
}

/** One of the two sequences. */
abstract class Half<T> extends Cursor<T> {
  protected readonly halves: Halves<T>;

  constructor(halves: Halves<T>, title: string) {
    super(title, halves.depth);
    this.halves = halves;
  }

  override tell(titles: string[]): Cursor<unknown> {
    titles.push(this.title);
    return this.halves.source;
  }
}

class Prefix<T> extends Half<T> {
  pull(meter: Meter | undefined): T | End {
    return this.halves.nextOfPrefix(meter);
  }

  close(): void {
    this.halves.closePrefix();
  }
}

class Rest<T> extends Half<T> {
  pull(meter: Meter | undefined): T | End {
    return this.halves.nextOfRest(meter);
  }

  close(): void {
    this.halves.closeRest();
  }

  override get endless(): boolean {
    return this.halves.isRestEndless;
  }
}

/** The two sequences, printed as the two results of a function. */
export function halve<T, R>(name: string, halves: Halves<T>): [Lazy<T>, Lazy<T, EndOf<R>>] {
  return [
    new LazyIterator<T, undefined>(new Prefix(halves, `${name}[0]`)),
    new LazyIterator<T, EndOf<R>>(new Rest(halves, `${name}[1]`)),
  ];
}
