import type { AsyncCursor } from "../async/asyncCursor.js";
import { closeAllAsync } from "../async/closeAsync.js";
import { isObject, must } from "../checks/must.js";
import { labelOver } from "../joining/joiner.js";
import { Arrivals } from "./arrivals.js";
import { Feed, type FeedReader } from "./feed.js";

/** How many that were read stay in the list before it is shortened. */
const MOST_READ = 1024;

/**
 * Several sources that are pulled at the same time. Each pull of the reader begins one of every source whose last value has
 * been read; so none is more than one value ahead. What arrives is read in the order of arrival, an error too.
 */
export abstract class ManySources<T> extends Arrivals<T> implements FeedReader<unknown> {
  protected readonly name: string;
  protected readonly feeds: readonly Feed<unknown>[];
  /** Those to pull next. */
  private idle: Feed<unknown>[];
  /** Those that have a value, in order of arrival, behind those that were read already. */
  private readonly ready: Feed<unknown>[] = [];
  private passed = 0;
  /** How many have not ended. */
  private open: number;
  /** No source is pulled any more. */
  private isFinished = false;
  protected failure: { readonly feed: Feed<unknown>; readonly error: unknown } | undefined = undefined;

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
      const feed = this.nextReady();
      if (feed === undefined) break;
      this.idle.push(feed);
      if (this.accept(feed)) return true;
    }
    if (this.failure !== undefined) throw this.failure.error;
    return this.open === 0 ? false : undefined;
  }

  /** Not by `shift`, which takes as long as the list is. */
  private nextReady(): Feed<unknown> | undefined {
    const { ready } = this;
    const feed = ready[this.passed];
    if (feed === undefined) return undefined;
    if (++this.passed === ready.length || this.passed === MOST_READ) {
      ready.splice(0, this.passed);
      this.passed = 0;
    }
    return feed;
  }

  private pullIdle(): void {
    const { idle, meter } = this;
    if (idle.length === 0 || this.isFinished) return;
    this.idle = [];
    for (const feed of idle) {
      feed.pull(meter);
      // What came of it at once may have decided all, or a callback of it has closed all.
      if (this.isFinished || this.isOver) return;
    }
  }

  arrived(feed: Feed<unknown>, hasValue: boolean): void {
    // What comes after an error is not read.
    if (this.isFinished) return;
    if (hasValue) this.ready.push(feed);
    else this.open--;
    this.note(feed, hasValue);
    this.notify();
  }

  /** Called when a source has yielded a value, or has ended. */
  protected note(_feed: Feed<unknown>, _hasValue: boolean): void {}

  broke(feed: Feed<unknown>, error: unknown): void {
    if (this.isFinished) return;
    this.isFinished = true;
    this.failure = { feed, error };
    this.notify();
  }

  /** Nothing more is pulled: what has arrived is all there is. */
  protected finish(): void {
    this.isFinished = true;
    this.open = 0;
  }

  protected stop(): Promise<unknown> | undefined {
    return closeAllAsync(this.feeds);
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

/** Refuses one list of async sequences in place of the sequences: its values would be those themselves. */
export function mustBeSeparate(name: string, sources: readonly unknown[]): void {
  const [list] = sources;
  const isAsync = (value: unknown): boolean => isObject(value) && Symbol.asyncIterator in value;
  const isList = sources.length === 1 && Array.isArray(list) && list.length > 0 && list.every(isAsync);
  must(!isList, name, "every source", "a sequence of values", list, TypeError, `: use ${name}(...sources)`);
}
