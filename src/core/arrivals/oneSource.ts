import type { AsyncCursor } from "../async/asyncCursor.js";
import { closeAllAsync } from "../async/closeAsync.js";
import { quietly } from "../async/promises.js";
import type { Labelled } from "../engine/cursor.js";
import { Arrivals } from "./arrivals.js";
import { Feed, type FeedReader } from "./feed.js";

/** A root that reads one source, and waits for something else beside it. */
export abstract class OneSource<T, U> extends Arrivals<U> implements FeedReader<T> {
  protected readonly feed: Feed<T>;
  /** The source has yielded a value that has not been taken. */
  protected hasValue = false;
  private arrival: T | undefined = undefined;
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
    const { arrival } = this;
    this.hasValue = false;
    this.arrival = undefined;
    return arrival as T;
  }

  arrived({ source }: Feed<T>, hasValue: boolean): void {
    // Not left in the source: closing that would drop it.
    if (hasValue) this.valueCame(source.take());
    else this.notify();
  }

  /** Called when the source has yielded a value. */
  protected valueCame(value: T): void {
    this.keep(value);
    this.notify();
  }

  /** Keeps a value until it is taken. */
  protected keep(value: T): void {
    this.hasValue = true;
    this.arrival = value;
  }

  broke(_feed: Feed<T>, error: unknown): void {
    this.failure = { error };
    this.notify();
  }

  /** Closes the source at once. If it is being pulled, nothing waits for that: it may be stuck. */
  protected abandon(): void {
    const { feed, isPulling } = this;
    this.isAbandoned = feed.isOver = true;
    const closing = closeAllAsync([feed.source]);
    // Until this is closed, nobody handles an error.
    void quietly(closing);
    if (!isPulling) this.closing = closing;
  }

  protected stop(): Promise<unknown> | undefined {
    this.arrival = undefined;
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
