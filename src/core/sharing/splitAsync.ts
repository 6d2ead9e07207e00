import { type AsyncCursor, asyncLazy, type Inner, NativeAsyncIterator } from "../async/edge.js";
import type { Watch } from "../async/asyncMeter.js";
import { END, type End, isEnd } from "../engine/cursor.js";
import { Gate, Want } from "../async/gate.js";
import type { AsyncLazy } from "../types/lazy.js";
import type { EndOf } from "../types/endlessness.js";
import type { Predicate } from "../types/callbacks.js";

/** {@link Halves} of an async source. Calls of both halves settle in order, one after the other. */
export class AsyncHalves<T> {
  private readonly source: AsyncCursor<T>;
  private readonly limit: number;
  private readonly predicate: Predicate<T> | undefined;
  private index = 0;
  private first: T | undefined;
  private hasFirst = false;
  private isSplit = false;
  private prefixIsOpen = true;
  private restIsOpen = true;
  /** Values of the prefix that have been pulled and not yielded yet: last to first, and after those first to last. */
  private kept: T[] = [];
  private coming: T[] = [];
  private turn: Promise<unknown> = Promise.resolve();
  private isPulling = false;
  private readonly gate = new Gate();
  private isReached = false;
  private failure: { readonly error: unknown } | undefined;

  constructor(source: AsyncCursor<T>, limit: number, predicate?: Predicate<T>) {
    this.source = source;
    this.limit = limit;
    this.predicate = predicate;
  }

  get label(): string {
    return this.source.label;
  }

  reach(meter: Watch, want: Want): void {
    want.reach(meter);
    if (!this.isReached) this.source.reach(this.gate.watch);
    this.isReached = true;
  }

  /** Notes that somebody waits for a result. */
  async during(want: Want, answer: () => Promise<T | End>): Promise<T | End> {
    this.gate.enter(want);
    try {
      return await answer();
    } finally {
      this.gate.leave(want);
    }
  }

  nextOfPrefix(): Promise<T | End> {
    return this.inTurn(async () => {
      if (this.kept.length === 0) {
        this.kept = this.coming.reverse();
        this.coming = [];
      }
      if (this.kept.length > 0) return this.kept.pop() as T;
      const value = this.isSplit || !this.prefixIsOpen ? END : await this.advance();
      if (isEnd(value)) await this.closePrefix();
      return value;
    });
  }

  /** Each pull takes its own turn, so that a reader of the prefix does not wait for all of it. */
  async nextOfRest(): Promise<T | End> {
    while (!(await this.inTurn(() => this.passPrefix())));
    return this.inTurn(async () => {
      if (!this.restIsOpen) return END;
      if (!this.hasFirst) return this.pull();
      this.hasFirst = false;
      return this.first as T;
    });
  }

  closePrefix(): Promise<void> {
    this.prefixIsOpen = false;
    this.kept = [];
    this.coming = [];
    return this.closeUnread();
  }

  closeRest(): Promise<void> {
    this.restIsOpen = false;
    this.hasFirst = false;
    return this.closeUnread();
  }

  /** Stops the pulls of a half that is closed while it waits. */
  forget(want: Want): void {
    this.gate.leave(want);
  }

  /** Closes the source if nobody will read on. If a pull is under way, it may never settle. */
  private async closeUnread(): Promise<void> {
    if (this.restIsOpen || (this.prefixIsOpen && !this.isSplit)) return;
    if (this.isPulling) this.source.abandon();
    else await this.source.return();
  }

  /** Pulls a value of the prefix, unless that is over. Returns whether it is over. */
  private async passPrefix(): Promise<boolean> {
    if (this.isSplit || !this.restIsOpen) return true;
    const value = await this.advance();
    if (!isEnd(value) && this.prefixIsOpen) this.coming.push(value);
    return isEnd(value);
  }

  private async advance(): Promise<T | End> {
    if (this.failure !== undefined) throw this.failure.error;
    try {
      const { limit, predicate } = this;
      const index = this.index++;
      const value = index < limit ? await this.pull() : END;
      if (!isEnd(value)) {
        if (predicate === undefined || (await predicate(value, index))) return value;
        this.first = value;
        this.hasFirst = true;
      }
      this.isSplit = true;
      return END;
    } catch (error) {
      this.failure = { error };
      await this.source.return().catch(() => {});
      throw error;
    }
  }

  private async pull(): Promise<T | End> {
    this.isPulling = true;
    try {
      const { value, done } = await this.source.next();
      return done ? END : (value as T);
    } finally {
      this.isPulling = false;
    }
  }

  private inTurn<V>(step: () => Promise<V>): Promise<V> {
    const result = this.turn.then(step);
    const settled = (): void => {};
    this.turn = result.then(settled, settled);
    return result;
  }
}

/** One of the halves as an iterator. */
class AsyncHalf<T> extends NativeAsyncIterator<T, undefined> implements Inner<T> {
  readonly endless = false;
  private readonly halves: AsyncHalves<T>;
  private readonly step: () => Promise<T | End>;
  private readonly leave: () => Promise<void>;
  private readonly want = new Want();

  constructor(halves: AsyncHalves<T>, step: () => Promise<T | End>, leave: () => Promise<void>) {
    super();
    this.halves = halves;
    this.step = step;
    this.leave = leave;
  }

  get [Symbol.toStringTag](): string {
    return this.halves.label;
  }

  override async next(): Promise<IteratorResult<T, undefined>> {
    const value = await this.halves.during(this.want, this.step);
    return isEnd(value) ? { value: undefined, done: true } : { value, done: false };
  }

  override async return(): Promise<IteratorResult<T, undefined>> {
    await this.leave();
    return { value: undefined, done: true };
  }

  reach(meter: Watch): void {
    this.halves.reach(meter, this.want);
  }

  abandon(): void {
    this.halves.forget(this.want);
    this.leave().catch(() => {});
  }
}

/** {@link halve} for async sequences. */
export function halveAsync<T, R>(
  name: string,
  halves: AsyncHalves<T>,
): [AsyncLazy<T>, AsyncLazy<T, EndOf<R>>] {
  const half = <E>(place: number, iterator: AsyncHalf<T>): AsyncLazy<T, E> =>
    asyncLazy(`${name}[${place}]`, iterator, async function* (values) {
      yield* values;
    });
  const prefix = new AsyncHalf(
    halves,
    () => halves.nextOfPrefix(),
    () => halves.closePrefix(),
  );
  const rest = new AsyncHalf(
    halves,
    () => halves.nextOfRest(),
    () => halves.closeRest(),
  );
  return [half<undefined>(0, prefix), half<EndOf<R>>(1, rest)];
}
