import type { Meter } from "../engine/cursor.js";
import { type Answer, type AsyncCursor, settled } from "./asyncCursor.js";
import { CLOSING, DEPTH, Pipeline, ROOT, TURN } from "./pipeline.js";
import { quietly } from "./promises.js";
import { watch } from "../watching/watch.js";

/** How many calls that have been served stay in the queue before it is shortened. */
const MOST_SERVED = 1024;

type Resolve = (result: IteratorResult<unknown>) => void;
type Reject = (error: unknown) => void;

/** The pipeline over a root: the place where it may be watched. */
export function flowOver(root: AsyncCursor<unknown>): Flow {
  const Watched = watch("flow", Flow);
  return new Watched(root);
}

/**
 * A pipeline that serves one pull at a time, for whoever asks: an edge, by `next`, or a cursor that reads it, by `advance`.
 * Calls that overlap wait for their turn.
 */
export class Flow extends Pipeline {
  /** The flow of the steps before these, if they were split off. */
  first: Flow | undefined = undefined;
  /** Whether something reads it as a cursor, which sees what comes out now: no more steps can be added. */
  isRead = false;
  /** A pull is under way, or the next one is about to begin. */
  isBusy = false;

  /** Settles the pending result of an edge. */
  private resolve: Resolve | undefined = undefined;
  private queue: (() => void)[] = [];
  private served = 0;

  /**
   * Makes the steps up to a position a flow of their own, which this one reads from now on: so that the sequence which
   * ends there can be read by others.
   */
  split(position: number): Flow {
    const first = flowOver(this.root);
    const count = position - this.start;
    first.start = this.start;
    first.first = this.first;
    first.steps = this.steps.splice(0, count);
    first.titles.push(...this.titles.splice(0, count));
    first.isRead = true;
    first.isOver = this.isOver;
    first.closing = this.closing;
    first.canEnd = first.steps.some(({ ends }) => ends !== "never");
    this.root = this.first = first;
    this.start = position;
    this.splitEnd(first, count);
    this.splitPull(first, count);
    return first;
  }

  private splitEnd(first: Flow, count: number): void {
    first.lasts = this.lasts.filter((last) => last < count);
    this.lasts = this.lasts.slice(first.lasts.length).map((last) => last - count);
    if (!this.isEnding) return;
    if (this.flushing >= count) {
      this.flushing -= count;
      first.end();
      return;
    }
    first.isEnding = true;
    first.flushing = this.flushing;
    this.isEnding = false;
    this.flushing = 0;
  }

  private splitPull(first: Flow, count: number): void {
    const { waitingFor } = this;
    if (!this.isBusy || this.isOver) return;
    if (waitingFor >= count) {
      this.waitingFor -= count;
      return;
    }
    // The pull has not begun, or what is left of it is behind the position.
    if (waitingFor === TURN || waitingFor === DEPTH || (waitingFor === CLOSING && first.isOver)) return;
    first.isBusy = true;
    first.meter = this.meter;
    first.waitingFor = waitingFor;
    first.passing = this.passing;
    this.waitingFor = ROOT;
  }

  // ---- Pulling, as a cursor

  advance(meter: Meter | undefined): Answer {
    if (this.isBusy) return this.awaitTurn(meter);
    this.isBusy = true;
    if (this.isOver) return this.done(false);
    this.meter = meter;
    if (this.isDeep) return this.advanceLater();
    this.waitingFor = TURN;
    return this.done(this.proceed(undefined, false));
  }

  settle(result: unknown): Answer {
    return this.done(this.proceed(result, false));
  }

  override fail(error: unknown): Answer {
    return this.done(this.proceed(error, true));
  }

  /** Ends the pull if it has an answer. The next one begins when that has been told. */
  private done(answer: Answer): Answer {
    if (typeof answer !== "boolean") {
      if (!this.isOver) return answer;
      // A callback has closed it. What that still waits for is dropped.
      void quietly(answer);
      this.end();
      answer = false;
    }
    if (this.queue.length === 0) this.isBusy = false;
    else {
      this.waitingFor = TURN;
      void this.serveLater();
    }
    // A callback may have closed it.
    return answer && !this.isOver;
  }

  /** Begins a pull in a microtask, with an empty stack, and awaits all of it there. */
  private async advanceLater(): Promise<boolean> {
    this.waitingFor = DEPTH;
    await Promise.resolve();
    try {
      const machine = {
        settle: (result: unknown): Answer => this.proceed(result, false),
        fail: (error: unknown): Answer => this.proceed(error, true),
      };
      this.waitingFor = TURN;
      return await settled(machine, this.proceed(undefined, false), (hasValue) => hasValue);
    } finally {
      this.waitingFor = DEPTH;
    }
  }

  // ---- One pull after the other

  /** A promise of its turn, for a cursor that reads this flow while somebody else does. */
  private awaitTurn(meter: Meter | undefined): Promise<void> {
    return new Promise((resolve) =>
      this.queue.push(() => {
        this.waitingFor = TURN;
        this.meter = meter;
        resolve();
      }),
    );
  }

  private async serveLater(): Promise<void> {
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    if (this.isOver) this.serveAll();
    else this.serve();
  }

  private serve(): void {
    const begin = this.queue[this.served++] as () => void;
    if (this.served === this.queue.length || this.served === MOST_SERVED) {
      this.queue.splice(0, this.served);
      this.served = 0;
    }
    begin();
  }

  /** Tells all that wait that it is over. A reader among them may be over itself, and not take its turn. */
  private serveAll(): void {
    while (this.queue.length > 0) this.serve();
    this.isBusy = false;
  }

  // ---- Pulling, for an edge

  next(meter?: Meter): Promise<IteratorResult<unknown>> {
    let resolve!: Resolve;
    let reject!: Reject;
    const promise = new Promise<IteratorResult<unknown>>((onResult, onError) => {
      resolve = onResult;
      reject = onError;
    });
    if (this.isBusy) this.queue.push(() => this.begin(meter, resolve, reject));
    else this.begin(meter, resolve, reject);
    return promise;
  }

  private begin(meter: Meter | undefined, resolve: Resolve, reject: Reject): void {
    this.isBusy = false;
    try {
      const answer = this.advance(meter);
      if (typeof answer === "boolean") resolve(this.resultOf(answer));
      else {
        this.resolve = resolve;
        // By the functions themselves: V8 then follows the promises to the caller, and shows it in the stack of errors.
        this.pendingResult(answer).then(resolve, reject);
      }
    } catch (error) {
      this.failed(error).catch(reject);
    }
  }

  private async pendingResult(answer: Answer): Promise<IteratorResult<unknown>> {
    try {
      // Not by `settled`, which would be one more frame, and one more promise for each value.
      while (typeof answer !== "boolean") {
        let result: unknown;
        try {
          result = await answer;
        } catch (error) {
          answer = this.fail(error);
          continue;
        }
        answer = this.settle(result);
      }
      return this.resultOf(answer);
    } catch (error) {
      return await this.failed(error);
    }
  }

  private resultOf(hasValue: boolean): IteratorResult<unknown> {
    this.resolve = undefined;
    return hasValue ? { value: this.take(), done: false } : { value: undefined, done: true };
  }

  /** Closes everything after an error, waits for that, and throws the error. */
  private async failed(error: unknown): Promise<never> {
    this.resolve = undefined;
    this.end();
    try {
      this.closing = this.root.close() ?? this.closing;
    } catch {}
    // Also where there is nothing to wait for: calls that come now are told after the error.
    await quietly(this.closing);
    void this.done(false);
    throw error;
  }

  close(): Promise<unknown> | undefined {
    // Whoever has begun to close it gets the error.
    if (this.isOver) return this.closing && quietly(this.closing);
    const isClosing = this.isEnding && this.waitingFor === CLOSING;
    this.end();
    this.resolve?.({ value: undefined, done: true });
    this.resolve = undefined;
    this.serveAll();
    if (isClosing) return this.closing;
    const closing = this.isDeep ? Promise.resolve().then(() => this.closeRoot()) : this.closeRoot();
    return (this.closing = closing);
  }
}
