import { type AsyncCursor, asyncLazy } from "./async.js";
import { type Bounding, Interrupt, type Meter } from "./bounds.js";
import { closeQuietly, Cursor, END, type End } from "./cursor.js";
import { LazyIterator } from "./lazy.js";
import type { AsyncLazy, EndOf, Lazy, Predicate } from "./types.js";

/**
 * One source, read as two sequences in whatever order: a prefix of it and the rest.
 *
 * What the rest has to pull past is kept for the prefix while that is open. The source is closed as soon as nobody
 * will read on in it: when the rest is closed and the prefix is closed, read to its end, or in hand.
 */
export class Halves<T> {
  private source: Cursor<T>;
  private readonly limit: number;
  private readonly predicate: Predicate<T> | undefined;
  /** How many values of the prefix have been pulled. */
  private index = 0;
  /** The first value of the rest, where it had to be pulled to see that the prefix is over. */
  private first: T | End = END;
  /** Whether the source stands behind the prefix. */
  private isSplit = false;
  private running = false;
  private prefixIsOpen = true;
  private restIsOpen = true;
  /** What has been pulled of the prefix and not been given, last to first. */
  private kept: T[] = [];

  /** The prefix are the first values, as many as the limit says, which a predicate accepts. */
  constructor(source: Cursor<T>, limit: number, predicate?: Predicate<T>) {
    this.source = source;
    this.limit = limit;
    this.predicate = predicate;
  }

  get label(): string {
    return this.source.label;
  }

  bound(meter: Meter): void {
    this.source = meter.reach(this.source);
  }

  nextOfPrefix(): T | End {
    if (this.kept.length > 0) return this.kept.pop() as T;
    const value = this.isSplit || !this.prefixIsOpen ? END : this.advance();
    if (value === END) this.closePrefix();
    return value;
  }

  nextOfRest(): T | End {
    if (!this.restIsOpen) return END;
    if (!this.isSplit) {
      // First to last while it grows, also when it goes on after an interruption.
      this.kept.reverse();
      try {
        for (let value = this.advance(); value !== END; value = this.advance())
          if (this.prefixIsOpen) this.kept.push(value);
      } finally {
        this.kept.reverse();
      }
    }
    const { first } = this;
    this.first = END;
    return first === END ? this.source.pull() : first;
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

  /** Pulls the next value of the prefix, for one of the halves at a time. An error leaves nothing to either. */
  private advance(): T | End {
    if (this.running) throw new TypeError("already running");
    this.running = true;
    try {
      const { limit, predicate } = this;
      const { index } = this;
      const value = index < limit ? this.source.pull() : END;
      this.index++;
      if (value !== END && (predicate === undefined || predicate(value, index))) return value;
      this.first = value;
      this.isSplit = true;
      return END;
    } catch (error) {
      if (error instanceof Interrupt) throw error;
      this.isSplit = true;
      this.kept = [];
      closeQuietly(this.source);
      throw error;
    } finally {
      this.running = false;
    }
  }
}

class Prefix<T> extends Cursor<T, Halves<T>> implements Bounding {
  bound(meter: Meter): void {
    this.source.bound(meter);
  }

  pull(): T | End {
    return this.source.nextOfPrefix();
  }

  override close(): void {
    this.source.closePrefix();
  }
}

class Rest<T> extends Cursor<T, Halves<T>> implements Bounding {
  bound(meter: Meter): void {
    this.source.bound(meter);
  }

  pull(): T | End {
    return this.source.nextOfRest();
  }

  override close(): void {
    this.source.closeRest();
  }
}

/** The two sequences, which show themselves as the two results of a function. */
export function halve<T, R>(name: string, halves: Halves<T>): [Lazy<T>, Lazy<T, EndOf<R>>] {
  return [
    new LazyIterator<T, undefined>(new Prefix(halves, undefined, `${name}[0]`)),
    new LazyIterator<T, EndOf<R>>(new Rest(halves, undefined, `${name}[1]`)),
  ];
}

/** {@link Halves} of an async source. Calls of both halves are answered in their order, one after the other. */
export class AsyncHalves<T> {
  private readonly source: AsyncCursor<T>;
  private readonly limit: number;
  private readonly predicate: Predicate<T> | undefined;
  private index = 0;
  private first: T | End = END;
  private isSplit = false;
  private prefixIsOpen = true;
  private restIsOpen = true;
  private kept: T[] = [];
  private turn: Promise<unknown> = Promise.resolve();

  constructor(source: AsyncCursor<T>, limit: number, predicate?: Predicate<T>) {
    this.source = source;
    this.limit = limit;
    this.predicate = predicate;
  }

  get label(): string {
    return this.source.label;
  }

  nextOfPrefix(): Promise<T | End> {
    return this.inTurn(async () => {
      if (this.kept.length > 0) return this.kept.pop() as T;
      const value = this.isSplit || !this.prefixIsOpen ? END : await this.advance();
      if (value === END) await this.leavePrefix();
      return value;
    });
  }

  nextOfRest(): Promise<T | End> {
    return this.inTurn(async () => {
      if (!this.isSplit) {
        for (let value = await this.advance(); value !== END; value = await this.advance())
          if (this.prefixIsOpen) this.kept.push(value);
        this.kept.reverse();
      }
      const { first } = this;
      this.first = END;
      if (first !== END) return first;
      return this.pull();
    });
  }

  closePrefix(): Promise<void> {
    return this.inTurn(() => this.leavePrefix());
  }

  closeRest(): Promise<void> {
    return this.inTurn(async () => {
      this.restIsOpen = false;
      this.first = END;
      if (this.isSplit || !this.prefixIsOpen) await this.source.return();
    });
  }

  private async leavePrefix(): Promise<void> {
    this.prefixIsOpen = false;
    this.kept = [];
    if (!this.restIsOpen) await this.source.return();
  }

  private async advance(): Promise<T | End> {
    try {
      const { limit, predicate } = this;
      const index = this.index++;
      const value = index < limit ? await this.pull() : END;
      if (value !== END && (predicate === undefined || (await predicate(value, index)))) return value;
      this.first = value;
      this.isSplit = true;
      return END;
    } catch (error) {
      this.isSplit = true;
      this.kept = [];
      await this.source.return().catch(() => {});
      throw error;
    }
  }

  private async pull(): Promise<T | End> {
    const { value, done } = await this.source.next();
    return done ? END : (value as T);
  }

  private inTurn<V>(step: () => Promise<V>): Promise<V> {
    const result = this.turn.then(step);
    const settled = (): void => {};
    this.turn = result.then(settled, settled);
    return result;
  }
}

/** One of the halves as an iterator. */
class AsyncHalf<T> implements AsyncIterator<T> {
  private readonly step: () => Promise<T | End>;
  private readonly leave: () => Promise<void>;
  private readonly text: string;

  constructor(label: string, step: () => Promise<T | End>, leave: () => Promise<void>) {
    this.step = step;
    this.leave = leave;
    this.text = label;
  }

  get [Symbol.toStringTag](): string {
    return this.text;
  }

  async next(): Promise<IteratorResult<T>> {
    const value = await this.step();
    return value === END ? { value: undefined, done: true } : { value, done: false };
  }

  async return(): Promise<IteratorResult<T>> {
    await this.leave();
    return { value: undefined, done: true };
  }
}

/** {@link halve} for async sequences. */
export function halveAsync<T, R>(
  name: string,
  halves: AsyncHalves<T>,
): [AsyncLazy<T>, AsyncLazy<T, EndOf<R>>] {
  const { label } = halves;
  const half = <E>(place: number, iterator: AsyncIterator<T>): AsyncLazy<T, E> =>
    asyncLazy(`${name}[${place}]`, iterator as AsyncIterable<T> & AsyncIterator<T>, async function* (values) {
      yield* values;
    });
  return [
    half<undefined>(
      0,
      new AsyncHalf(
        label,
        () => halves.nextOfPrefix(),
        () => halves.closePrefix(),
      ),
    ),
    half<EndOf<R>>(
      1,
      new AsyncHalf(
        label,
        () => halves.nextOfRest(),
        () => halves.closeRest(),
      ),
    ),
  ];
}
