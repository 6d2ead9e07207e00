import type { AsyncCursor } from "../async/asyncCursor.js";
import { closeAllAsync } from "../async/closeAsync.js";
import { promiseOf } from "../async/promises.js";
import { mustBeFunction } from "../checks/arguments.js";
import type { Labelled } from "../engine/cursor.js";
import type { AbortSignalLike } from "../types/bounds.js";
import type { ConcurrentMapper, Limit } from "../types/options.js";
import { Arrivals } from "../arrivals/arrivals.js";
import { Cancellation } from "../arrivals/cancellation.js";
import { Feed, type FeedReader } from "../arrivals/feed.js";
import { List } from "./list.js";
import { Work } from "./work.js";

/** How a window is filled and read. */
export interface WindowOptions {
  /** The most values in it. Without it, nothing new begins while there are results that are not read. */
  readonly size: number | undefined;
  /** Whether results are yielded in the order of the source, or in that in which they arrive. */
  readonly isOrdered: boolean;
  /** What each call waits for, and gives back. */
  readonly limit?: Limit | undefined;
  readonly signal?: AbortSignalLike | undefined;
}

/**
 * Values of a source that are worked on at the same time: those under way, and the results that are not read yet. It takes
 * more whenever there is room, also while nobody pulls, but nothing before the first pull.
 *
 * After an error nothing new begins. An error of the source has its place among the results.
 */
export abstract class Window<T, U> extends Arrivals<U> implements FeedReader<T> {
  protected readonly name: string;
  protected readonly limit: Limit | undefined;
  protected readonly cancellation: Cancellation;
  private readonly feed: Feed<T>;
  private readonly size: number | undefined;
  private readonly isOrdered: boolean;
  /** All works, if they are read in the order of the source; else those that have results, in the order of these. */
  private readonly works = new List<Work>();
  /** How many works there are, and how many of them have results that are not read. */
  private taken = 0;
  private unread = 0;
  private calls = 0;
  private hasFailed = false;
  private isFilling = false;
  /** A value has been pulled that waits for its permit. */
  private isAcquiring = false;

  constructor(name: string, source: AsyncCursor<T>, options: WindowOptions) {
    super();
    this.name = name;
    this.feed = new Feed(source, this);
    this.size = options.size;
    this.limit = options.limit;
    this.isOrdered = options.isOrdered;
    this.cancellation = new Cancellation(options.signal);
  }

  /** Begins the work on a value. It ends by `fulfil`, `reject` or `leave`, at once or later. */
  protected abstract begin(work: Work, value: T): void;

  // ---- What is read

  protected look(): boolean | undefined {
    this.fill();
    const { works, feed } = this;
    const work = works.first;
    if (work === undefined) return feed.isOver && this.taken === 0 ? false : undefined;
    if (work.state === "under way") return undefined;
    if (work.state === "an error") throw work.result;
    this.value = work.result as U;
    work.result = undefined;
    this.unread--;
    if (!this.goesOn(work)) this.drop(work);
    else if (!this.isOrdered) works.remove(work);
    this.fill();
    return true;
  }

  /** Whether a work whose result has been read will have another one. */
  protected goesOn(_work: Work): boolean {
    return false;
  }

  private drop(work: Work): void {
    this.taken--;
    if (work.isListed) this.works.remove(work);
  }

  // ---- What comes of the works

  /** Calls a function of the user with a value, and then one of ours with what that has returned, awaited. */
  protected call(
    work: Work,
    callback: ConcurrentMapper<T, unknown>,
    value: T,
    done: (result: unknown) => void,
  ): void {
    let result: unknown;
    try {
      result = callback(value, this.calls++, this.cancellation.signal);
      const promise = promiseOf(result);
      if (promise !== undefined) {
        const onError = (error: unknown): void => this.reject(work, error);
        void Promise.prototype.then.call(promise, done, onError);
        return;
      }
    } catch (error) {
      this.reject(work, error);
      return;
    }
    done(result);
  }

  protected fulfil(work: Work, result: unknown): void {
    this.note(work, "a value", result);
  }

  protected reject(work: Work, error: unknown): void {
    this.hasFailed = true;
    this.note(work, "an error", error);
  }

  private note(work: Work, state: Work["state"], result: unknown): void {
    this.release(work);
    if (this.isOver) return;
    work.state = state;
    work.result = result;
    this.unread++;
    if (!work.isListed) this.works.add(work);
    if (work === this.works.first) this.notify();
  }

  /** Ends a work without another result. */
  protected leave(work: Work): void {
    this.release(work);
    if (this.isOver) return;
    this.drop(work);
    this.fill();
    // It may have been the last one, or have kept others waiting.
    this.notify();
  }

  protected release(work: Work): void {
    const { release } = work;
    work.release = undefined;
    release?.();
  }

  // ---- What is begun

  private get hasRoom(): boolean {
    if (this.hasFailed || this.isOver || this.isAcquiring) return false;
    return this.size === undefined ? this.unread === 0 : this.taken < this.size;
  }

  private fill(): void {
    if (this.isFilling) return;
    this.isFilling = true;
    const { feed, turns } = this;
    while (this.hasRoom && !feed.isPulling && !feed.isOver) {
      if (this.taken > 0 && turns.isDue()) {
        void this.fillLater();
        return;
      }
      feed.pull(this.meter);
    }
    this.isFilling = false;
  }

  /** A large window over a source that never waits takes turns with everything else. */
  private async fillLater(): Promise<void> {
    await this.turns.pass();
    this.isFilling = false;
    this.fill();
  }

  arrived({ source }: Feed<T>, hasValue: boolean): void {
    if (!hasValue) {
      this.notify();
      return;
    }
    const work = this.enter();
    if (this.limit === undefined) this.begin(work, source.take());
    else void this.beginWithin(this.limit, work, source.take());
    this.fill();
  }

  broke(_feed: Feed<T>, error: unknown): void {
    this.reject(this.enter(), error);
  }

  private enter(): Work {
    const work = new Work();
    this.taken++;
    if (this.isOrdered) this.works.add(work);
    return work;
  }

  private async beginWithin(limit: Limit, work: Work, value: T): Promise<void> {
    this.isAcquiring = true;
    try {
      work.release = await this.permit(limit);
    } catch (error) {
      this.reject(work, error);
      return;
    } finally {
      this.isAcquiring = false;
    }
    if (this.isOver) {
      this.release(work);
      return;
    }
    this.begin(work, value);
    this.fill();
  }

  /** Waits for a permit of a limit. Returns the function that gives it back, which never throws. */
  protected async permit(limit: Limit): Promise<() => void> {
    const release: unknown = await limit.acquire(this.cancellation.signal);
    mustBeFunction(this.name, "the result of acquire", release);
    return () => void this.giveBack(release as () => unknown);
  }

  /** An error of the limit comes behind the results that are there. */
  private async giveBack(release: () => unknown): Promise<void> {
    try {
      await release();
    } catch (error) {
      if (!this.isOver) this.reject(this.enter(), error);
    }
  }

  protected stop(): Promise<unknown> | undefined {
    this.cancellation.cancel();
    return closeAllAsync([this.feed, ...this.opened()]);
  }

  /** What else is open. */
  protected opened(): readonly Feed<unknown>[] {
    return [];
  }

  override get endless(): boolean {
    return this.feed.source.endless;
  }

  tell(titles: string[]): Labelled {
    titles.push(this.name);
    return this.feed.source;
  }
}
