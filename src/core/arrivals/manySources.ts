import type { AsyncCursor } from "../async/asyncCursor.js";
import { closeAllAsync } from "../async/closeAsync.js";
import { labelOver } from "../joining/joiner.js";
import { Arrivals } from "./arrivals.js";
import { Feed, type FeedReader } from "./feed.js";

/**
 * Several sources that are pulled at the same time. Each pull of the reader begins one of every source whose last value has
 * been read; so none is more than one value ahead. What arrives is read in the order of arrival, an error too.
 */
export abstract class ManySources<T> extends Arrivals<T> implements FeedReader<unknown> {
  protected readonly name: string;
  protected readonly feeds: readonly Feed<unknown>[];
  /** Those to pull next. */
  private idle: Feed<unknown>[];
  /** Those that have a value, in order of arrival. */
  private readonly ready: Feed<unknown>[] = [];
  /** How many have not ended. */
  private open: number;
  private failure: { readonly error: unknown } | undefined = undefined;

  constructor(name: string, sources: readonly AsyncCursor<unknown>[]) {
    super();
    this.name = name;
    this.feeds = sources.map((source) => new Feed(source, this));
    this.idle = [...this.feeds];
    this.open = sources.length;
  }

  /** Takes the value of a source. Whether there is one to yield now, in `value`. */
  protected abstract accept(feed: Feed<unknown>): boolean;

  protected look(): boolean | undefined {
    for (;;) {
      this.pullIdle();
      const feed = this.ready.shift();
      if (feed === undefined) break;
      this.idle.push(feed);
      if (this.accept(feed)) return true;
    }
    if (this.failure !== undefined) throw this.failure.error;
    return this.open === 0 ? false : undefined;
  }

  private pullIdle(): void {
    const { idle, meter } = this;
    if (idle.length === 0) return;
    this.idle = [];
    for (const feed of idle) {
      // A callback of an earlier one may have closed all.
      if (this.isOver) return;
      feed.pull(meter);
    }
  }

  arrived(feed: Feed<unknown>, hasValue: boolean): void {
    // What comes after an error is not read.
    if (this.failure !== undefined) return;
    if (hasValue) this.ready.push(feed);
    else {
      this.open--;
      this.ended(feed);
    }
    this.notify();
  }

  /** Called when a source has ended. */
  protected ended(_feed: Feed<unknown>): void {}

  broke(_feed: Feed<unknown>, error: unknown): void {
    this.failure ??= { error };
    this.notify();
  }

  /** Ends here, whatever else is open. */
  protected finish(): void {
    this.open = 0;
  }

  protected stop(): Promise<unknown> | undefined {
    return closeAllAsync(this.feeds.map(({ source }) => source));
  }

  tell(titles: string[]): undefined {
    titles.push(
      labelOver(
        this.name,
        this.feeds.map(({ source }) => source),
      ),
    );
  }
}
