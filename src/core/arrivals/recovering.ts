import { type Answer, AsyncCursor } from "../async/asyncCursor.js";
import { quietly } from "../async/promises.js";
import type { Meter } from "../engine/cursor.js";

/**
 * Reads a source that another one takes the place of when it throws. The one that has thrown is closed before, and errors
 * of that closing are dropped.
 */
export abstract class Recovering<T> extends AsyncCursor<T> {
  protected readonly name: string;
  /** What is read now. */
  protected source: AsyncCursor<T> | undefined;
  /** Whether it has yielded a value. */
  protected hasYielded = false;
  protected isOver = false;
  private meter: Meter | undefined = undefined;
  private isChanging = false;
  /** The closing of a source that has thrown. */
  private closing: Promise<unknown> | undefined = undefined;

  /** Without a source, `recover` opens the first one too, at the first pull. */
  constructor(name: string, source?: AsyncCursor<T>) {
    super();
    this.name = name;
    this.source = source;
  }

  /**
   * Opens what is read next, after a failure, and puts it into `source`; not if it is over by then. Throws the error that
   * ends it all.
   */
  protected abstract recover(failure: Failure | undefined): Promise<void>;

  advance(meter: Meter | undefined): Answer {
    this.meter = meter;
    const { source } = this;
    return source === undefined ? this.change(undefined) : this.pass(source, () => source.advance(meter));
  }

  settle(result: unknown): Answer {
    if (this.isChanging) {
      this.isChanging = false;
      return this.advance(this.meter);
    }
    const source = this.source as AsyncCursor<T>;
    return this.pass(source, () => source.settle(result));
  }

  override fail(error: unknown): Answer {
    if (this.isChanging) throw error;
    const source = this.source as AsyncCursor<T>;
    return this.pass(source, () => source.fail(error));
  }

  private pass(source: AsyncCursor<T>, pull: () => Answer): Answer {
    let answer: Answer;
    try {
      answer = pull();
    } catch (error) {
      return this.change({ error });
    }
    if (answer === true) {
      this.value = source.take();
      this.hasYielded = true;
    }
    return answer;
  }

  private async change(failure: Failure | undefined): Promise<void> {
    this.isChanging = true;
    await this.leave();
    // Also where a callback has closed it, and then thrown.
    if (this.isOver) return;
    await this.recover(failure);
    this.hasYielded = false;
  }

  private async leave(): Promise<void> {
    const { source } = this;
    this.source = undefined;
    try {
      await (this.closing = source?.close());
    } catch {}
    this.closing = undefined;
  }

  close(): Promise<unknown> | undefined {
    if (this.isOver) return undefined;
    this.isOver = true;
    this.value = this.meter = undefined;
    return this.closing === undefined ? this.source?.close() : quietly(this.closing);
  }
}

/** What a source has thrown. */
export interface Failure {
  readonly error: unknown;
}
