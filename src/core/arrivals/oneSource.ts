import type { AsyncCursor } from "../async/asyncCursor.js";
import { closeAllAsync } from "../async/closeAsync.js";
import { quietly } from "../async/promises.js";
import type { Labelled } from "../engine/cursor.js";
import { Arrivals } from "./arrivals.js";
import { Feed, type FeedReader } from "./feed.js";

/** A root that reads one source, and waits for something else beside it. */
export abstract class OneSource<T, U> extends Arrivals<U> implements FeedReader<T> {
  protected readonly feed: Feed<T>;
  /** There is a value in the source that has not been taken. */
  protected hasValue = false;
  /** What the pending pull, or the next one, rejects with. */
  protected failure: { readonly error: unknown } | undefined = undefined;
  private readonly title: string;
  private isAbandoned = false;
  private closing: Promise<unknown> | undefined = undefined;

  constructor(title: string, source: AsyncCursor<T>) {
    super();
    this.title = title;
    this.feed = new Feed(source, this);
  }

  /** Whether the source has been pulled, and has not answered. */
  protected get isPulling(): boolean {
    return this.feed.isPulling && !this.feed.isOver;
  }

  /** Pulls the source, unless it has something that is not taken, or is over. */
  protected pull(): void {
    const { feed } = this;
    if (!this.hasValue && !feed.isPulling && !feed.isOver) feed.pull(this.meter);
  }

  /** Whether the source has a value to take; `undefined` while it has not answered. */
  protected answer(): boolean | undefined {
    if (this.hasValue) return true;
    if (this.failure !== undefined) throw this.failure.error;
    return this.feed.isOver ? false : undefined;
  }

  protected takeValue(): T {
    this.hasValue = false;
    return this.feed.source.take();
  }

  arrived(_feed: Feed<T>, hasValue: boolean): void {
    if (hasValue) this.valueCame();
    else this.notify();
  }

  /** Called when the source has a value. */
  protected valueCame(): void {
    this.hasValue = true;
    this.notify();
  }

  broke(_feed: Feed<T>, error: unknown): void {
    this.failure = { error };
    this.notify();
  }

  /** Closes the source at once. If it is being pulled, nothing waits for that: it may be stuck. */
  protected abandon(): void {
    const { feed } = this;
    const closing = closeAllAsync([feed.source]);
    // Until this is closed, nobody handles an error.
    void quietly(closing);
    this.isAbandoned = true;
    this.closing = this.isPulling ? undefined : closing;
    feed.isOver = true;
  }

  protected stop(): Promise<unknown> | undefined {
    return this.isAbandoned ? this.closing : this.feed.close();
  }

  override get endless(): boolean {
    return this.feed.source.endless;
  }

  tell(titles: string[]): Labelled {
    titles.push(this.title);
    return this.feed.source;
  }
}
