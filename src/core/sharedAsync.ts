import { asyncJoin, asyncLazy, type AsyncCursor, NativeAsyncIterator, openSource } from "./async.js";
import type { AnyIterable, AsyncLazy } from "./types.js";

/** A place in a shared async source: what is there, once somebody has asked, and the place after it. */
export interface AsyncPlace<T> {
  result?: Promise<IteratorResult<T, unknown>>;
  next?: AsyncPlace<T>;
}

/** The place after another one. */
export function placeAfter<T>(place: AsyncPlace<T>): AsyncPlace<T> {
  return (place.next ??= {});
}

/**
 * An async source that several readers pull in turns. When it throws, it is closed, and that error is thrown to everyone
 * who reads on.
 *
 * Whoever may read a value again holds on to its place, or to one before; what nobody holds on to is garbage.
 */
export class AsyncShared<T> {
  /** The pipeline of the source, as text. */
  readonly origin: string;
  private readonly edge: AsyncLazy<T>;
  private failure: { readonly error: unknown } | undefined;

  constructor(name: string, source: AnyIterable<T>) {
    const cursor = openSource(name, source);
    this.origin = cursor.label;
    this.edge = asyncJoin(name, [cursor], passing(cursor));
  }

  /** Pulls a value. Calls that overlap are answered in order. */
  async take(): Promise<IteratorResult<T, unknown>> {
    if (this.failure !== undefined) throw this.failure.error;
    try {
      return await this.edge.next();
    } catch (error) {
      this.failure = { error };
      throw error;
    }
  }

  /** What is at a place. A place is asked for after the one before it. */
  read(place: AsyncPlace<T>): Promise<IteratorResult<T, unknown>> {
    return (place.result ??= this.take());
  }

  async end(): Promise<void> {
    await this.edge.return();
  }
}

async function* passing<T>(cursor: AsyncCursor<T>): AsyncGenerator<T> {
  yield* cursor;
}

/** A reader of a shared source, as an iterator. */
export class AsyncReader<T> implements AsyncIterator<T, unknown> {
  protected readonly shared: AsyncShared<T>;
  protected place: AsyncPlace<T>;

  constructor(shared: AsyncShared<T>, place: AsyncPlace<T>) {
    this.shared = shared;
    this.place = place;
  }

  get [Symbol.toStringTag](): string {
    return this.shared.origin;
  }

  async next(): Promise<IteratorResult<T, unknown>> {
    const result = await this.shared.read(this.place);
    if (!result.done) this.place = placeAfter(this.place);
    return result;
  }
}

/** The sequence that a reader reads. */
export function asyncReading<T, R>(name: string, reader: AsyncReader<T>): AsyncLazy<T, R> {
  // A generator function written where the first place is in sight would keep that, and so all values.
  return asyncLazy<T, T, R>(name, reader as never, passing);
}

/** An async iterator that nobody closes by no longer reading it: it has no `return`. Its owner closes it. */
export interface AsyncHandle<T, R> extends AsyncIteratorObject<T, R, unknown> {
  readonly shared: AsyncShared<T>;
  next(): Promise<IteratorResult<T, R>>;
  dispose(): Promise<void>;
}

/** {@link AsyncHandle}, named after its source and the function that made it. */
export const AsyncHandle: new <T, R>(shared: AsyncShared<T>, name: string) => AsyncHandle<T, R> =
  /* @__PURE__ */ (() => {
    class Handle<T, R> extends NativeAsyncIterator<T, R> {
      readonly shared: AsyncShared<T>;
      private readonly name: string;

      constructor(shared: AsyncShared<T>, name: string) {
        super();
        this.shared = shared;
        this.name = name;
      }

      override next(): Promise<IteratorResult<T, R>> {
        return this.shared.take() as Promise<IteratorResult<T, R>>;
      }

      async dispose(): Promise<void> {
        await this.shared.end();
      }

      [Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")](): Promise<void> {
        return this.dispose();
      }

      get [Symbol.toStringTag](): string {
        return `${this.shared.origin} → ${this.name}`;
      }

      override toString(): string {
        return `AsyncLazy [${this[Symbol.toStringTag]}]`;
      }
    }
    return Handle as never;
  })();
