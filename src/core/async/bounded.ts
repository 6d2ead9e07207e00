import { now } from "../bounds/deadline.js";
import type { Reason } from "../bounds/workMeter.js";
import type { Labelled, Meter } from "../engine/cursor.js";
import type { Bounds, Progress } from "../types/bounds.js";
import { type Answer, AsyncCursor } from "./asyncCursor.js";
import { AsyncWork } from "./asyncWork.js";
import { abandonAsync } from "./closeAsync.js";

/** The error of a sequence that a bound has stopped. */
type ErrorOf = (reason: Reason, progress: Progress<unknown>) => unknown;

/**
 * The values of a source within bounds, from the first pull on. When one is reached, a pending pull rejects at once, and
 * the closing of the source begins; nothing waits for that, since a source that is stuck would hold up everybody.
 */
export class Bounded<T> extends AsyncCursor<T> implements Progress<T> {
  steps = 0;
  last: T | undefined = undefined;
  private readonly title: string;
  private readonly source: AsyncCursor<T>;
  private readonly bounds: Bounds;
  private readonly errorOf: ErrorOf;
  private readonly canEnd: boolean;
  private work: AsyncWork | undefined = undefined;
  private start = 0;
  /** Whether the source is closed or has ended. */
  private isOver = false;
  /** Whether there is nothing more: neither a value nor an error. */
  private hasEnded = false;

  constructor(title: string, source: AsyncCursor<T>, bounds: Bounds, errorOf: ErrorOf, canEnd: boolean) {
    super();
    this.title = title;
    this.source = source;
    this.bounds = bounds;
    this.errorOf = errorOf;
    this.canEnd = canEnd;
  }

  get elapsed(): number {
    return now() - this.start;
  }

  advance(meter: Meter | undefined): Answer {
    if (this.hasEnded) return false;
    const { work = this.begin() } = this;
    try {
      work.step();
    } catch (error) {
      this.refuse(work, error);
    }
    return this.pass(work, this.source.advance(work.meterWithin(meter)));
  }

  settle(result: unknown): Answer {
    const { work } = this;
    return work !== undefined && !this.hasEnded && this.pass(work, this.source.settle(result));
  }

  override fail(error: unknown): Answer {
    const { work } = this;
    if (work === undefined) throw error;
    this.refuse(work, error, true);
    return this.pass(work, this.source.fail(error));
  }

  private begin(): AsyncWork {
    const work = new AsyncWork();
    this.work = work;
    this.start = now();
    work.onStop = (): void => this.abandon();
    work.start(this.bounds);
    return work;
  }

  private pass(work: AsyncWork, answer: Answer): Answer {
    if (typeof answer !== "boolean") return work.race(answer);
    // A callback below may have aborted the signal: that has closed the source, which is no end.
    if (work.stopped !== undefined) this.refuse(work, work.stopped);
    if (!answer) {
      this.isOver = this.hasEnded = true;
      work.halt();
      return false;
    }
    this.steps++;
    this.value = this.last = this.source.take();
    return true;
  }

  /** Throws the error of a bound, if it comes from one. */
  private refuse(work: AsyncWork, error: unknown, isPending = false): void {
    const reason = work.reasonOf(error);
    if (reason === undefined) {
      if (isPending) return;
      throw error;
    }
    // After the last step nothing is pending, so the closing can be waited for.
    if (reason !== "steps") this.abandon();
    this.hasEnded = true;
    throw this.errorOf(reason, this);
  }

  private abandon(): void {
    if (!this.isOver) abandonAsync([this.source]);
    this.isOver = true;
  }

  close(): Promise<unknown> | undefined {
    this.work?.halt();
    this.value = undefined;
    this.hasEnded = true;
    if (this.isOver) return undefined;
    this.isOver = true;
    return this.source.close();
  }

  override get endless(): boolean {
    return !this.isOver && !this.canEnd && this.source.endless;
  }

  tell(titles: string[]): Labelled {
    titles.push(this.title);
    return this.source;
  }
}
