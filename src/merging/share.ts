import { Arrivals } from "../core/arrivals/arrivals.js";
import { Feed, type FeedReader } from "../core/arrivals/feed.js";
import type { AsyncCursor } from "../core/async/asyncCursor.js";
import { closeAllAsync } from "../core/async/closeAsync.js";
import { openAsync } from "../core/async/openAsync.js";
import { quietly } from "../core/async/promises.js";
import { over } from "../core/async/stages.js";
import { checked } from "../core/checks/arguments.js";
import { mustBeOptions } from "../core/checks/options.js";
import { mustBeCapacity, mustBeOverflow } from "../core/checks/overflow.js";
import { show } from "../core/checks/show.js";
import type { Labelled, Meter } from "../core/engine/cursor.js";
import { Gate } from "../core/sharing/gate.js";
import type { AsyncUsable } from "../core/types/disposal.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";
import type { Overflow } from "../core/types/options.js";
import { Queue } from "../core/values/queue.js";

/**
 * How far the readers of a {@link share} may be apart.
 *
 * @category Types
 */
export interface ShareOptions {
  /** The most values that are kept for a reader: a positive integer or `Infinity`; 16 if left out. */
  readonly capacity?: number | undefined;
  /** What happens to a reader that is further behind; `"strict"` if left out. */
  readonly overflow?: Overflow | undefined;
}

/**
 * The result of {@link share}: an iterable each of whose readers gets the values from then on.
 *
 * @category Types
 */
export interface Shared<T, R = undefined> extends AsyncIterable<T, R>, AsyncUsable {
  /** Starts a reading at the next value that arrives. */
  [Symbol.asyncIterator](): AsyncLazy<T, R>;
  /**
   * Closes the source, and waits for that unless a pull is pending, which may be stuck. Readers can still read what has
   * arrived for them.
   */
  dispose(): Promise<void>;
}

/**
 * A sequence for several readers, each of which gets every value that arrives from the moment it begins.
 *
 * Nothing is pulled before the first pull of a reader; then the source is pulled once for all. A reader counts from the
 * moment it is made, by a loop, an operator or a consumer, until it is left. So make all readers before you read the first.
 *
 * By default a reader that is 16 values ahead of the slowest one waits for it: as many as the streams of Node keep, enough
 * for readers whose pace varies, and so few that one that does not read is noticed soon. `overflow` says what else may
 * happen.
 *
 * A reader that is left holds up nobody. When the last one is left, the source is closed, and that is waited for; who begins
 * later finds the end. If the source throws, each reader throws that error, after the values before it, and so does who
 * begins later.
 *
 * @param source - An async or sync iterable; it may be endless.
 * @param options - `capacity`: the most values that are kept for a reader, 16 if left out. `overflow`: what happens to
 * one that is further behind: the others wait for it (`"strict"`, the default), it loses the oldest of these values
 * (`"drop-oldest"`), or misses the newest (`"drop-newest"`); with `"unbounded"`, all that it has not read is kept.
 * @returns An iterable, not an iterator: every reading starts at the next value.
 * @throws TypeError if an option is unknown or of the wrong type.
 * @throws RangeError if `capacity` is neither a positive integer nor `Infinity`.
 * @example
 * ```ts
 * import { map, share, toArray } from "lazuli/async";
 *
 * const numbers = share([1, 2, 3]);
 * const readers = [map(numbers, (n) => n), map(numbers, (n) => n * n)];
 * console.log(await Promise.all(readers.map((reader) => toArray(reader)))); // => [[1, 2, 3], [1, 4, 9]]
 * ```
 * @see {@link memoize} for readers that all begin at the first value, {@link tee} for a fixed number of them.
 * @category Sharing
 * @pulls 1 per value
 * @keeps capacity values per reader
 * @endless safe
 */
export function share<T, R>(source: AnyIterable<T, R>, options: ShareOptions = {}): Shared<T, EndOf<R>> {
  checked("share", source, mustBeShareOptions, options);
  return new SharedSequence<T>(new Hub(openAsync<T>("share", source), options)) as Shared<T, EndOf<R>>;
}

function mustBeShareOptions(name: string, options: ShareOptions): void {
  mustBeOptions(
    name,
    options,
    ["capacity", "overflow"],
    "options",
    () => `: pass { capacity: ${show(options)} }`,
  );
  mustBeCapacity(name, options.capacity, 1);
  mustBeOverflow(name, options.overflow);
}

/** Its fields are private, so that it prints as a sequence. */
const SharedSequence: new <T>(hub: Hub<T>) => object = /* @__PURE__ */ (() =>
  class SharedSequence<T> {
    readonly #hub: Hub<T>;

    constructor(hub: Hub<T>) {
      this.#hub = hub;
    }

    [Symbol.asyncIterator](): AsyncLazy<T, unknown> {
      return over(new SharedReader(this.#hub));
    }

    dispose(): Promise<void> {
      return this.#hub.dispose();
    }

    [Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")](): Promise<void> {
      return this.dispose();
    }

    toString(): string {
      return `AsyncLazy [${this.#hub.source.label} → share]`;
    }

    [Symbol.for("nodejs.util.inspect.custom")](): string {
      return this.toString();
    }
  })();

/** A source, and its readers. It is pulled when one of them has nothing to read. */
class Hub<T> implements FeedReader<T> {
  readonly source: AsyncCursor<T>;
  readonly capacity: number;
  readonly overflow: Overflow;
  private readonly feed: Feed<T>;
  private readonly gate = new Gate();
  private readonly readers = new Set<SharedReader<T>>();
  private failure: { readonly error: unknown } | undefined = undefined;
  /** The source has thrown; the error is told when that has been closed. */
  private isFailing = false;
  private isClosed = false;
  private closing: Promise<unknown> | undefined = undefined;

  constructor(source: AsyncCursor<T>, { capacity = 16, overflow = "strict" }: ShareOptions) {
    this.source = source;
    this.capacity = overflow === "unbounded" ? Infinity : capacity;
    this.overflow = overflow;
    this.feed = new Feed(source, this);
  }

  enter(reader: SharedReader<T>): void {
    this.readers.add(reader);
  }

  /** Closes the source when the last reader leaves. */
  leave(reader: SharedReader<T>): Promise<unknown> | undefined {
    this.readers.delete(reader);
    this.gate.leave(reader);
    if (this.readers.size > 0) {
      this.wake();
      return undefined;
    }
    if (!this.isClosed) return this.close();
    return this.isFailing ? quietly(this.closing) : undefined;
  }

  /** Pulls the source for a reader that waits, unless it has to wait for another one. */
  pull(reader: SharedReader<T>, meter: Meter | undefined): void {
    const { feed, gate } = this;
    if (feed.isOver) return;
    gate.join(reader, meter);
    if (!feed.isPulling && !this.isHeldUp()) feed.pull(gate);
  }

  private isHeldUp(): boolean {
    if (this.overflow !== "strict") return false;
    for (const { isFull } of this.readers) if (isFull) return true;
    return false;
  }

  /** Whether nothing more comes. Throws the error of the source, once that has been closed. */
  hasEnded(): boolean {
    if (this.failure !== undefined) throw this.failure.error;
    return this.feed.isOver && !this.isFailing;
  }

  /** Lets the readers that wait look again. */
  wake(): void {
    for (const reader of this.readers) reader.notify();
  }

  arrived({ source }: Feed<T>, hasValue: boolean): void {
    this.gate.clear();
    if (hasValue) {
      const value = source.take();
      for (const reader of this.readers) reader.receive(value);
    }
    this.wake();
  }

  broke(feed: Feed<T>, error: unknown): void {
    this.isFailing = this.isClosed = true;
    this.closing = closeAllAsync([feed]);
    if (this.closing === undefined) this.fail(error);
    else void quietly(this.closing).then(() => this.fail(error));
  }

  private fail(error: unknown): void {
    this.failure = { error };
    this.wake();
  }

  private close(): Promise<unknown> | undefined {
    this.isClosed = true;
    this.wake();
    return (this.closing = this.feed.close());
  }

  async dispose(): Promise<void> {
    const { isPulling } = this.feed;
    // Whoever has begun to close it gets the error.
    const closing = this.isClosed ? quietly(this.closing) : this.close();
    if (isPulling) void quietly(closing);
    else await closing;
  }
}

class SharedReader<T> extends Arrivals<T> {
  private readonly hub: Hub<T>;
  private readonly unread = new Queue<T>();

  constructor(hub: Hub<T>) {
    super();
    this.hub = hub;
    hub.enter(this);
  }

  /** The others have to wait for it. */
  get isFull(): boolean {
    return this.unread.count >= this.hub.capacity;
  }

  receive(value: T): void {
    const { unread, hub } = this;
    if (this.isFull) {
      if (hub.overflow === "drop-newest") return;
      unread.shift();
    }
    unread.push(value);
  }

  override notify(): void {
    super.notify();
  }

  protected look(): boolean | undefined {
    const { hub, unread } = this;
    if (unread.count === 0) hub.pull(this, this.readersMeter);
    if (unread.count === 0) return hub.hasEnded() ? false : undefined;
    const wasFull = this.isFull;
    this.value = unread.shift();
    if (wasFull) hub.wake();
    return true;
  }

  protected stop(): Promise<unknown> | undefined {
    this.unread.clear();
    return this.hub.leave(this);
  }

  override get endless(): boolean {
    return this.hub.source.endless;
  }

  tell(titles: string[]): Labelled {
    titles.push("share");
    return this.hub.source;
  }
}
