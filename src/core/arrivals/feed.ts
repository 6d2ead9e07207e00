import type { Answer, AsyncCursor } from "../async/asyncCursor.js";
import type { Meter } from "../engine/cursor.js";

/** Who reads a {@link Feed}. */
export interface FeedReader<T> {
  /** A pull has an answer: a value is in the source of the feed, or that has ended. */
  arrived(feed: Feed<T>, hasValue: boolean): void;
  /** A pull has thrown. */
  broke(feed: Feed<T>, error: unknown): void;
}

/**
 * A source that is pulled in the background, one pull at a time. Its reader is told what comes of each, at once if the
 * source does not wait.
 */
export class Feed<T> {
  readonly source: AsyncCursor<T>;
  /** A pull is under way. */
  isPulling = false;
  /** It has ended, thrown or been closed. */
  isOver = false;
  private readonly reader: FeedReader<T>;
  private readonly onResult = (result: unknown): void => this.resume(result, false);
  private readonly onError = (error: unknown): void => this.resume(error, true);

  constructor(source: AsyncCursor<T>, reader: FeedReader<T>) {
    this.source = source;
    this.reader = reader;
  }

  pull(meter: Meter | undefined): void {
    this.isPulling = true;
    let answer: Answer;
    try {
      answer = this.wait(this.source.advance(meter));
    } catch (error) {
      this.break(error);
      return;
    }
    if (typeof answer === "boolean") this.tell(answer);
  }

  private resume(result: unknown, isError: boolean): void {
    // Closed meanwhile.
    if (this.isOver) return;
    let answer: Answer;
    try {
      answer = this.wait(isError ? this.source.fail(result) : this.source.settle(result));
    } catch (error) {
      this.break(error);
      return;
    }
    if (typeof answer === "boolean") this.tell(answer);
  }

  /** Goes on when a promise of the source is settled. Not by a `then` of its own, which may do anything. */
  private wait(answer: Answer): Answer {
    if (typeof answer !== "boolean") void Promise.prototype.then.call(answer, this.onResult, this.onError);
    return answer;
  }

  protected tell(hasValue: boolean): void {
    this.isPulling = false;
    if (this.isOver) return;
    this.isOver = !hasValue;
    this.reader.arrived(this, hasValue);
  }

  protected break(error: unknown): void {
    this.isPulling = false;
    if (this.isOver) return;
    this.isOver = true;
    this.reader.broke(this, error);
  }

  /** Begins to close the source. What its pull brings is dropped. */
  close(): Promise<unknown> | undefined {
    this.isOver = true;
    return this.source.close();
  }
}
