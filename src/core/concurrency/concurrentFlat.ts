import type { AsyncCursor } from "../async/asyncCursor.js";
import { openAsync } from "../async/openAsync.js";
import { mustBeObject } from "../checks/arguments.js";
import type { AnyIterable } from "../types/iterables.js";
import type { ConcurrentMapper } from "../types/options.js";
import { Feed, type FeedReader } from "../arrivals/feed.js";
import { LimitedFeed } from "./limitedFeed.js";
import { Window, type WindowOptions } from "./window.js";
import type { Work } from "./work.js";

/** Reads the sequences that a function of the user returns, several at a time, each at most one value ahead. */
export class ConcurrentFlat<T, U> extends Window<T, U> {
  private readonly mapper: ConcurrentMapper<T, unknown>;
  /** The sequences that are open. */
  private readonly inners = new Map<Work, Feed<U>>();
  /** Those whose last value has been read. They are pulled by the next pull. */
  private idle: Feed<U>[] = [];

  constructor(
    name: string,
    source: AsyncCursor<T>,
    options: WindowOptions,
    mapper: ConcurrentMapper<T, unknown>,
  ) {
    super(name, source, options);
    this.mapper = mapper;
  }

  protected begin(work: Work, value: T): void {
    this.call(work, this.mapper, value, (inner) => this.enterInner(work, inner));
  }

  private enterInner(work: Work, inner: unknown): void {
    this.release(work);
    // Closed meanwhile: it is not opened.
    if (this.isOver) return;
    let feed: Feed<U>;
    try {
      feed = this.feedOf(work, inner);
    } catch (error) {
      this.reject(work, error);
      return;
    }
    this.inners.set(work, feed);
    feed.pull(this.meter);
  }

  private feedOf(work: Work, inner: unknown): Feed<U> {
    const { name, limit } = this;
    mustBeObject(name, "the result of mapper", inner, "an iterable object");
    const cursor = openAsync(name, inner as AnyIterable<U>, "the result of mapper");
    const reader = this.readerOf(work);
    return limit === undefined
      ? new Feed(cursor, reader)
      : new LimitedFeed(cursor, reader, () => this.permit(limit));
  }

  private readerOf(work: Work): FeedReader<U> {
    return {
      arrived: ({ source }, hasValue) => {
        if (hasValue) this.fulfil(work, source.take());
        else {
          this.inners.delete(work);
          this.leave(work);
        }
      },
      broke: (_, error) => this.reject(work, error),
    };
  }

  protected override goesOn(work: Work): boolean {
    work.state = "under way";
    this.idle.push(this.inners.get(work) as Feed<U>);
    return true;
  }

  protected override look(): boolean | undefined {
    const { idle } = this;
    this.idle = [];
    for (const feed of idle) feed.pull(this.meter);
    return super.look();
  }

  protected override opened(): Feed<U>[] {
    return [...this.inners.values()];
  }
}
