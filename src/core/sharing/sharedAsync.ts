import {
  type AsyncCursor,
  asyncLazy,
  AsyncLazyIterator,
  type Inner,
  NativeAsyncIterator,
  openAsync,
} from "../async/edge.js";
import type { Watch } from "../async/asyncMeter.js";
import { Gate, Want } from "../async/gate.js";
import type { AnyIterable } from "../types/iterables.js";
import type { AsyncLazy } from "../types/lazy.js";

/** A place in a shared async source: the result there, once it has been pulled, and the place after it. */
export interface AsyncPlace<T> {
  result?: Promise<IteratorResult<T, unknown>>;
  next?: AsyncPlace<T>;
}

/** The place after another one. */
export function placeAfter<T>(place: AsyncPlace<T>): AsyncPlace<T> {
  return (place.next ??= {});
}

/**
 * An async source that several readers pull by turns. When it throws, it is closed, and that error is thrown again to
 * every later reader.
 *
 * A reader that may read a value again keeps its place, or an earlier one; places that nobody keeps are garbage.
 */
export class AsyncShared<T> {
  /** The pipeline of the source, as text. */
  readonly origin: string;
  private readonly edge: AsyncLazyIterator<T, unknown>;
  private failure: { readonly error: unknown } | undefined;
  private readonly gate = new Gate();
  private isReached = false;
  /** How many pulls are under way. */
  private pulls = 0;
  /** Pulls whose readers have been abandoned, for those who read on. */
  private returned: Promise<IteratorResult<T, unknown>>[] = [];

  constructor(name: string, source: AnyIterable<T>) {
    const cursor = openAsync(name, source);
    this.origin = cursor.label;
    this.edge = new AsyncLazyIterator(name, [cursor], this.watched(cursor), undefined, cursor.endless);
  }

  get endless(): boolean {
    return this.edge.endless;
  }

  /** Pulls a value. Overlapping calls settle in order. */
  take(want: Want = new Want()): Promise<IteratorResult<T, unknown>> {
    return this.during(want, () => this.returned.shift() ?? this.pull());
  }

  /** The result at a place. Places are read in order. */
  read(place: AsyncPlace<T>, want: Want = new Want()): Promise<IteratorResult<T, unknown>> {
    return this.during(want, () => (place.result ??= this.pull()));
  }

  /** Keeps a result that was pulled for a reader which is abandoned. */
  putBack(result: Promise<IteratorResult<T, unknown>>): void {
    this.returned.push(result);
  }

  /** Puts a meter before the roots, for the pulls that somebody wants. */
  reach(meter: Watch, want: Want): void {
    want.reach(meter);
    if (!this.isReached) this.edge.reach(this.gate.watch);
    this.isReached = true;
  }

  /** Notes that somebody no longer waits. */
  forget(want: Want): void {
    this.gate.leave(want);
  }

  /** Closes the source. If a pull is under way, it may never settle, and is not waited for. */
  async end(): Promise<void> {
    this.returned = [];
    if (this.pulls > 0) this.edge.abandon();
    else await this.edge.return();
  }

  private async during<V>(want: Want, answer: () => Promise<V>): Promise<V> {
    this.gate.enter(want);
    try {
      return await answer();
    } finally {
      this.gate.leave(want);
    }
  }

  private async pull(): Promise<IteratorResult<T, unknown>> {
    this.meetFailure();
    this.pulls++;
    try {
      const result = await this.edge.next();
      // For a call that waited behind the one that failed, the sequence has ended.
      if (result.done) this.meetFailure();
      return result;
    } finally {
      this.pulls--;
    }
  }

  /** Notes an error before anybody who waits sees it. */
  private async *watched(cursor: AsyncCursor<T>): AsyncGenerator<T> {
    try {
      yield* cursor;
    } catch (error) {
      this.failure = { error };
      throw error;
    }
  }

  private meetFailure(): void {
    if (this.failure !== undefined) throw this.failure.error;
  }
}

async function* passing<T>(cursor: AsyncCursor<T>): AsyncGenerator<T> {
  yield* cursor;
}

/** A reader of a shared source, as an iterator. */
export class AsyncReader<T> extends NativeAsyncIterator<T, unknown> implements Inner<T> {
  protected readonly shared: AsyncShared<T>;
  protected place: AsyncPlace<T>;
  private readonly want = new Want();

  constructor(shared: AsyncShared<T>, place: AsyncPlace<T>) {
    super();
    this.shared = shared;
    this.place = place;
  }

  get [Symbol.toStringTag](): string {
    return this.shared.origin;
  }

  override async next(): Promise<IteratorResult<T, unknown>> {
    const result = await this.shared.read(this.place, this.want);
    if (!result.done) this.place = placeAfter(this.place);
    return result;
  }

  get endless(): boolean {
    return this.shared.endless;
  }

  reach(meter: Watch): void {
    this.shared.reach(meter, this.want);
  }

  abandon(): void {
    this.shared.forget(this.want);
  }
}

/** The sequence that a reader reads. */
export function asyncReading<T, R>(name: string, reader: AsyncReader<T>): AsyncLazy<T, R> {
  // A generator function in the scope of the first place would keep that place, and with it all values.
  return asyncLazy<T, T, R>(name, reader as never, passing);
}

/** Reads on in a handle, for one pipeline. When that is abandoned, the value that it waits for is put back. */
class AsyncReading<T> extends NativeAsyncIterator<T, unknown> implements Inner<T> {
  private readonly handle: AsyncHandle<T, unknown>;
  private readonly shared: AsyncShared<T>;
  private readonly want = new Want();
  private pending: Promise<IteratorResult<T, unknown>> | undefined;

  constructor(handle: AsyncHandle<T, unknown>, shared: AsyncShared<T>) {
    super();
    this.handle = handle;
    this.shared = shared;
  }

  get [Symbol.toStringTag](): string {
    return `${(this.handle as { [Symbol.toStringTag]?: string })[Symbol.toStringTag]}`;
  }

  override async next(): Promise<IteratorResult<T, unknown>> {
    this.pending = this.handle.take(this.want);
    const result = await this.pending;
    this.pending = undefined;
    return result;
  }

  get endless(): boolean {
    return this.shared.endless;
  }

  reach(meter: Watch): void {
    this.shared.reach(meter, this.want);
  }

  abandon(): void {
    const { pending } = this;
    this.shared.forget(this.want);
    if (pending !== undefined) this.handle.putBack(pending);
  }
}

/** An async iterator without `return`: a reader that stops early does not close it. Its owner does. */
export interface AsyncHandle<T, R> extends AsyncIteratorObject<T, R, unknown> {
  next(): Promise<IteratorResult<T, R>>;
  /** @internal */
  take(want?: Want): Promise<IteratorResult<T, unknown>>;
  /** @internal */
  putBack(result: Promise<IteratorResult<T, unknown>>): void;
  dispose(): Promise<void>;
}

/** {@link AsyncHandle}, named after its source and the function that made it. */
export const AsyncHandle: new <T, R>(shared: AsyncShared<T>, name: string) => AsyncHandle<T, R> =
  /* @__PURE__ */ (() => {
    class Handle<T, R> extends NativeAsyncIterator<T, R> {
      readonly #shared: AsyncShared<T>;
      readonly #name: string;

      constructor(shared: AsyncShared<T>, name: string) {
        super();
        this.#shared = shared;
        this.#name = name;
      }

      override next(): Promise<IteratorResult<T, R>> {
        return this.take() as Promise<IteratorResult<T, R>>;
      }

      override reader(): Inner<T> {
        return new AsyncReading(this, this.#shared);
      }

      take(want?: Want): Promise<IteratorResult<T, unknown>> {
        return this.#shared.take(want);
      }

      putBack(result: Promise<IteratorResult<T, unknown>>): void {
        this.#shared.putBack(result);
      }

      async dispose(): Promise<void> {
        await this.#shared.end();
      }

      [Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")](): Promise<void> {
        return this.dispose();
      }

      get [Symbol.toStringTag](): string {
        return `${this.#shared.origin} → ${this.#name}`;
      }

      override toString(): string {
        return `AsyncLazy [${this[Symbol.toStringTag]}]`;
      }
    }
    return Handle as never;
  })();
