import { type Answer, AsyncCursor } from "../async/asyncCursor.js";
import type { Labelled, Meter } from "../engine/cursor.js";
import type { Limit } from "../types/options.js";
import type { Cancellation } from "../arrivals/cancellation.js";
import { permitOf } from "./window.js";

/** A source each of whose pulls holds a permit of a limit. */
export class Limited<T> extends AsyncCursor<T> {
  private readonly name: string;
  private readonly source: AsyncCursor<T>;
  private readonly limit: Limit;
  private readonly cancellation: Cancellation;
  private meter: Meter | undefined = undefined;
  private isAcquiring = false;
  private isOver = false;
  private release: (() => void) | undefined = undefined;

  constructor(name: string, source: AsyncCursor<T>, limit: Limit, cancellation: Cancellation) {
    super();
    this.name = name;
    this.source = source;
    this.limit = limit;
    this.cancellation = cancellation;
  }

  advance(meter: Meter | undefined): Answer {
    this.meter = meter;
    this.isAcquiring = true;
    return this.acquire();
  }

  private async acquire(): Promise<void> {
    const release = await permitOf(this.name, this.limit, this.cancellation);
    if (this.isOver) release();
    else this.release = release;
  }

  settle(result: unknown): Answer {
    if (this.isOver) return false;
    const { isAcquiring } = this;
    this.isAcquiring = false;
    return this.pass(() => (isAcquiring ? this.source.advance(this.meter) : this.source.settle(result)));
  }

  override fail(error: unknown): Answer {
    if (this.isAcquiring) throw error;
    return this.pass(() => this.source.fail(error));
  }

  /** Gives the permit back when the pull has an answer. */
  private pass(pull: () => Answer): Answer {
    let answer: Answer = false;
    try {
      answer = pull();
      if (answer === true) this.value = this.source.take();
      return answer;
    } finally {
      if (typeof answer === "boolean") this.giveBack();
    }
  }

  private giveBack(): void {
    const { release } = this;
    this.release = undefined;
    release?.();
  }

  close(): Promise<unknown> | undefined {
    this.isOver = true;
    this.value = this.meter = undefined;
    this.giveBack();
    return this.source.close();
  }

  override get endless(): boolean {
    return this.source.endless;
  }

  tell(titles: string[]): Labelled | undefined {
    return this.source.tell(titles);
  }
}
