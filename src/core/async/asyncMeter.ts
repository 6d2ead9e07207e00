import type { AsyncCursor } from "./edge.js";
import { Interrupt, type Reason, WorkMeter } from "../bounds/workMeter.js";
import type { AbortSignalLike, Bounds, Progress } from "../types/bounds.js";
import { now } from "../bounds/deadline.js";
import type { Meter } from "../engine/cursor.js";

/** The longest delay of a timer, in milliseconds. */
const LONGEST = 2_147_483_647;

const timers = globalThis as unknown as {
  setTimeout(run: () => void, milliseconds: number): unknown;
  clearTimeout(timer: unknown): void;
};

/**
 * What stands in front of the roots of async work: a {@link WorkMeter} that holds pulls back instead of interrupting
 * them.
 */
export class Watch {
  readonly meter: WorkMeter;
  /** Whether the work is running. Others may pull from the same roots in the meantime; those pulls are not counted. */
  isArmed = true;
  /** Whether the work will never run again. */
  isOver = false;

  constructor(meter: WorkMeter) {
    this.meter = meter;
  }

  /** Called before each pull from a sync root; throws an {@link Interrupt} if the pull is held back. */
  count(): void {
    if (this.isArmed) this.meter.pull();
  }

  /** Called before each pull from a root; returns a promise to await if the pull is held back. */
  pull(): Promise<void> | undefined {
    try {
      this.count();
      return undefined;
    } catch (error) {
      return this.meter.hold?.(error as Interrupt);
    }
  }

  /** This watch, and those of a list that are still in use. */
  beside(meters: readonly Watch[]): Watch[] {
    return [...meters.filter((other) => other !== this && !other.isOver), this];
  }
}

/** What counts the pulls from sync roots for all of the watches. */
export function meterOf(watches: readonly Watch[]): Meter {
  return {
    pull(): void {
      for (const watch of watches) watch.count();
    },
  };
}

/**
 * A {@link WorkMeter} of async work. When a bound is reached, pending promises are given up at once. The roots then hold
 * back all pulls until the work is resumed, so that nothing continues unnoticed.
 */
export class AsyncMeter extends Watch {
  private stopped: Interrupt | undefined;
  /** Rejects the pending promise. */
  private reject: ((interrupt: Interrupt) => void) | undefined;
  /** The promise that held-back pulls await, and the function that lets them continue. */
  private rest: Promise<void> | undefined;
  private release: () => void = () => {};
  private timer: unknown;
  private readonly onAbort = (): void => this.stop("aborted");

  constructor() {
    super(new WorkMeter({}));
    this.isArmed = false;
    this.meter.hold = ({ reason }) => {
      this.stop(reason);
      return (this.rest ??= new Promise((resolve) => {
        this.release = (): void => {
          this.rest = undefined;
          resolve();
        };
      }));
    };
  }

  override pull(): Promise<void> | undefined {
    return this.rest ?? super.pull();
  }

  start(bounds: Bounds, onLook?: (time: number) => void): void {
    const { meter } = this;
    meter.start(bounds, onLook);
    this.isArmed = true;
    this.stopped = undefined;
    meter.signal?.addEventListener("abort", this.onAbort);
    this.wait();
    this.release();
  }

  /** Ends the run. A pending pull will be held back at its next root. */
  halt(isPulling: boolean): void {
    const { meter } = this;
    meter.signal?.removeEventListener("abort", this.onAbort);
    if (this.timer !== undefined) timers.clearTimeout(this.timer);
    if (isPulling) meter.exhaust();
    else this.isArmed = false;
  }

  /** Lets all pulls pass from now on. */
  dismiss(): void {
    this.isArmed = false;
    this.isOver = true;
    this.release();
  }

  /** Called before each value of the sequence. */
  step(): void {
    if (this.stopped !== undefined) throw this.stopped;
    this.meter.step();
  }

  /** Settles as the promise does, or rejects when the work is stopped before. */
  async race<T>(promise: PromiseLike<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.reject = reject;
      promise.then(resolve, reject);
      if (this.stopped !== undefined) reject(this.stopped);
    });
  }

  private stop(reason: Reason): void {
    this.stopped ??= new Interrupt(this.meter, reason);
    this.reject?.(this.stopped);
  }

  /** Stops the work when the time is over. */
  private wait(): void {
    const { deadline } = this.meter;
    if (deadline === undefined) return;
    const left = deadline - now();
    // A timer may be early by a fraction of a millisecond.
    if (left <= 0) this.stop("time");
    else this.timer = timers.setTimeout(() => this.wait(), Math.min(Math.ceil(left), LONGEST));
  }
}

/** The progress of a bounded sequence. */
class Work implements Progress<unknown> {
  steps = 0;
  last: unknown = undefined;
  private readonly start = now();

  get elapsed(): number {
    return now() - this.start;
  }
}

/** The values of a source within bounds, and the error that `errorOf` makes when one is reached. */
export async function* bounded<T>(
  source: AsyncCursor<T>,
  bounds: Bounds,
  errorOf: (reason: Reason, work: Progress<unknown>, signal: AbortSignalLike | undefined) => unknown,
): AsyncGenerator<T> {
  const work = new Work();
  const meter = new AsyncMeter();
  meter.start(bounds);
  source.reach(meter);
  try {
    for (;;) {
      meter.step();
      const { value, done } = await meter.race(source.next());
      if (done) return;
      work.steps++;
      work.last = value;
      yield value as T;
    }
  } catch (error) {
    if (!(error instanceof Interrupt && error.meter === meter.meter)) throw error;
    // Nothing is pending after the last step, so closing can be awaited.
    if (error.reason !== "steps") source.abandon();
    throw errorOf(error.reason, work, bounds.signal);
  } finally {
    meter.halt(false);
    meter.dismiss();
  }
}
