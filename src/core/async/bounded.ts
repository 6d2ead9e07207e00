import { now } from "../bounds/deadline.js";
import type { Interrupt, Reason } from "../bounds/workMeter.js";
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
  private readonly title: string | undefined;
  private readonly source: AsyncCursor<T>;
  private readonly bounds: Bounds;
  private readonly errorOf: ErrorOf;
  private readonly canEnd: boolean;
  private work: AsyncWork | undefined = undefined;
  private start = 0;
  /** Whether the source is closed. */
  private isOver = false;

  /** Without a title it is printed as its source is: it belongs to that. */
  constructor(
    title: string | undefined,
    source: AsyncCursor<T>,
    bounds: Bounds,
    errorOf: ErrorOf,
    canEnd: boolean,
  ) {
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
    const { work = this.begin() } = this;
    try {
      work.step();
    } catch (error) {
      throw this.stop((error as Interrupt).reason);
    }
    return this.pass(work, this.source.advance(work.meterWithin(meter)));
  }

  settle(result: unknown): Answer {
    const work = this.work as AsyncWork;
    // Stopped in the moment after the promise was settled: the source is closed.
    if (work.stopped !== undefined) throw this.stop(work.stopped.reason);
    return this.pass(work, this.source.settle(result));
  }

  override fail(error: unknown): Answer {
    const work = this.work as AsyncWork;
    const reason = work.reasonOf(error) ?? work.stopped?.reason;
    if (reason !== undefined) throw this.stop(reason);
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
    if (work.stopped !== undefined) throw this.stop(work.stopped.reason);
    if (!answer) {
      // Whoever reads this closes it now: where a root of several sources has ended, some of them may be open.
      work.halt();
      return false;
    }
    this.steps++;
    this.value = this.last = this.source.take();
    return true;
  }

  /** The error of a bound that was reached. */
  private stop(reason: Reason): unknown {
    // After the last step nothing is pending, so the closing can be waited for.
    if (reason !== "steps") this.abandon();
    return this.errorOf(reason, this);
  }

  private abandon(): void {
    if (!this.isOver) abandonAsync([this.source]);
    this.isOver = true;
  }

  close(): Promise<unknown> | undefined {
    this.work?.halt();
    this.value = undefined;
    if (this.isOver) return undefined;
    this.isOver = true;
    return this.source.close();
  }

  override get endless(): boolean {
    return !this.canEnd && this.source.endless;
  }

  tell(titles: string[]): Labelled {
    if (this.title !== undefined) titles.push(this.title);
    return this.source;
  }
}
