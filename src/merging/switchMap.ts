import { Arrivals } from "../core/arrivals/arrivals.js";
import { Cancellation } from "../core/arrivals/cancellation.js";
import { Feed, type FeedReader } from "../core/arrivals/feed.js";
import type { AsyncCursor } from "../core/async/asyncCursor.js";
import { abandonAsync, closeAllAsync } from "../core/async/closeAsync.js";
import { openAsync } from "../core/async/openAsync.js";
import { promiseOf } from "../core/async/promises.js";
import { over } from "../core/async/stages.js";
import { checked, mustBeFunction, mustBeObject } from "../core/checks/arguments.js";
import type { Labelled } from "../core/engine/cursor.js";
import type { EndOfFlat } from "../core/types/endlessness.js";
import type { AnyIterable, AnyIterableObject } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";
import type { ConcurrentMapper } from "../core/types/options.js";

/**
 * The values of the sequence that a function returns for the newest value of the source.
 *
 * When the source yields, the signal of the sequence before is aborted, and that sequence is closed, whatever it has left.
 * Nothing waits for its closing, and an error of that is dropped. While a pull is pending, both the source and the inner
 * sequence are pulled; between two pulls of the reader, the source is at most one value ahead. A source that never waits
 * is read to its end first.
 *
 * It ends when the source and the last inner sequence have ended. The first error of either, or of the mapper, rejects, and
 * both are closed, as they are when the loop is left early.
 *
 * @param source - The values to map to sequences.
 * @param mapper - Called with each value, its index, and a signal that is aborted when the next value comes, or when the
 * result is closed; returns an async or sync iterable, or a promise of one. Strings are refused. An iterable that comes too
 * late is not opened.
 * @returns A sequence that is endless if the source is, or the sequences that `mapper` returns.
 * @throws TypeError if `mapper` is not a function; at the pull, if it does not return an iterable object.
 * @example
 * ```ts
 * import { switchMap, toArray } from "lazuli/async";
 *
 * const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
 * async function* typed() {
 *   yield "l";
 *   await wait(40);
 *   yield "la";
 *   await wait(300);
 *   yield "lazuli";
 * }
 * async function lookUp(text: string, index: number, signal: AbortSignal) {
 *   await wait(120); // Such as a fetch, which gets the signal.
 *   return [`results for ${text}`];
 * }
 * console.log(await toArray(switchMap(typed(), lookUp))); // => ["results for la", "results for lazuli"]
 * ```
 * @see {@link flatMap} for one sequence after the other, {@link flatMapConcurrent} for several at a time.
 * @category Concurrency
 * @pulls 0 or more per value, 1 ahead
 * @keeps 1 value
 * @endless safe
 */
export function switchMap<T, U, R, R2 = unknown>(
  source: AnyIterable<T, R>,
  mapper: ConcurrentMapper<T, AnyIterableObject<U, R2>>,
): AsyncLazy<U, EndOfFlat<R, Iterable<U, R2>>> {
  mapper = checked("switchMap", source, mustBeFunction, "mapper", mapper);
  return over(new SwitchMap(openAsync("switchMap", source), mapper));
}

/** What has come of a value of the source: the call of the mapper, and the sequence that it has returned. */
class Inner<U> {
  readonly cancellation: Cancellation = new Cancellation(undefined);
  feed: Feed<U> | undefined = undefined;
  hasValue = false;
}

class SwitchMap<T, U> extends Arrivals<U> implements FeedReader<T> {
  private readonly outer: Feed<T>;
  private readonly mapper: ConcurrentMapper<T, unknown>;
  private index = 0;
  /** That of the newest value. */
  private inner: Inner<U> | undefined = undefined;
  private failure: { readonly error: unknown } | undefined = undefined;

  constructor(source: AsyncCursor<T>, mapper: ConcurrentMapper<T, unknown>) {
    super();
    this.outer = new Feed(source, this);
    this.mapper = mapper;
  }

  protected look(): boolean | undefined {
    const { outer, meter } = this;
    while (this.canPull(outer)) {
      // Here, and not only by the meter: a turn is no reason to read what the next value replaces.
      if (this.turns.isDue()) {
        void this.lookLater();
        return undefined;
      }
      meter.restart();
      outer.pull(meter);
    }
    const { inner } = this;
    const feed = inner?.feed;
    if (inner !== undefined && feed !== undefined) {
      if (!inner.hasValue && this.canPull(feed)) feed.pull(meter);
      if (inner.hasValue) {
        inner.hasValue = false;
        this.value = feed.source.take();
        return true;
      }
    }
    if (this.failure !== undefined) throw this.failure.error;
    const hasEnded = inner === undefined || feed?.isOver === true;
    return hasEnded && outer.isOver ? false : undefined;
  }

  private canPull({ isPulling, isOver }: Feed<unknown>): boolean {
    return !isPulling && !isOver && this.failure === undefined;
  }

  private async lookLater(): Promise<void> {
    await this.turns.pass();
    this.notify();
  }

  arrived({ source }: Feed<T>, hasValue: boolean): void {
    if (this.failure !== undefined) return;
    if (hasValue) this.switchTo(source.take());
    this.notify();
  }

  broke(_feed: Feed<T>, error: unknown): void {
    this.failure ??= { error };
    this.notify();
  }

  private switchTo(value: T): void {
    const index = this.index++;
    const before = this.inner;
    const inner = new Inner<U>();
    this.inner = inner;
    before?.cancellation.cancel();
    if (before?.feed !== undefined) abandonAsync([before.feed]);
    // What listens to the signal may have closed it, or have pulled the next value.
    if (inner !== this.inner) return;
    try {
      const result = this.mapper(value, index, inner.cancellation.signal);
      const promise = promiseOf(result);
      if (promise === undefined) this.open(inner, result);
      else {
        const onResult = (sequence: unknown): void => this.open(inner, sequence);
        const onError = (error: unknown): void => this.refuse(inner, error);
        void Promise.prototype.then.call(promise, onResult, onError);
      }
    } catch (error) {
      this.refuse(inner, error);
    }
  }

  /** Opens a sequence, unless it comes too late. */
  private open(inner: Inner<U>, sequence: unknown): void {
    if (inner !== this.inner) return;
    try {
      mustBeObject("switchMap", "the result of mapper", sequence, "an iterable object");
      const cursor = openAsync("switchMap", sequence as AnyIterable<U>, "the result of mapper");
      inner.feed = new Feed(cursor, this.readerOf(inner));
    } catch (error) {
      this.refuse(inner, error);
      return;
    }
    // The function that opens it may have closed all.
    if (inner !== this.inner) abandonAsync([inner.feed]);
    this.notify();
  }

  private readerOf(inner: Inner<U>): FeedReader<U> {
    return {
      arrived: (_, hasValue) => {
        if (this.failure !== undefined) return;
        inner.hasValue = hasValue;
        this.notify();
      },
      broke: (_, error) => this.refuse(inner, error),
    };
  }

  /** Notes an error, unless it comes too late. */
  private refuse(inner: Inner<U>, error: unknown): void {
    if (inner !== this.inner) return;
    this.failure ??= { error };
    this.notify();
  }

  protected stop(): Promise<unknown> | undefined {
    const { outer, inner } = this;
    this.inner = undefined;
    inner?.cancellation.cancel();
    return closeAllAsync(inner?.feed === undefined ? [outer] : [outer, inner.feed]);
  }

  override get endless(): boolean {
    return this.outer.source.endless;
  }

  tell(titles: string[]): Labelled {
    titles.push("switchMap");
    return this.outer.source;
  }
}
