import { now } from "../bounds/deadline.js";
import { TurnMeter } from "../bounds/turnMeter.js";
import { Interrupt, type Reason, WorkMeter } from "../bounds/workMeter.js";
import type { Meter } from "../engine/cursor.js";
import type { Bounds } from "../types/bounds.js";
import { Alarm } from "../time/alarm.js";
import { platformClock } from "../time/clock.js";
import { forward } from "./promises.js";

/**
 * Work within bounds, whose pulls may be pending when one of them is reached. Then the promise that is waited for is given
 * up at once, and pulls that go on by themselves are held back until the work is resumed.
 */
export class AsyncWork {
  /** Counts the pulls. */
  readonly bounds: WorkMeter = new WorkMeter({});
  /** Called when a bound is reached. */
  onStop: ((reason: Reason) => void) | undefined = undefined;
  /** Thrown once the work has stopped. */
  stopped: Interrupt | undefined = undefined;
  private turns: TurnMeter | undefined = undefined;
  /** Rejects the pending promise. */
  private reject: ((interrupt: Interrupt) => void) | undefined = undefined;
  /** The promise that held-back pulls await, and the function that lets them continue. */
  private rest: Promise<void> | undefined = undefined;
  private release: () => void = () => {};
  private readonly alarm = new Alarm(platformClock, () => this.stop("time"));
  private readonly onAbort = (): void => this.stop("aborted");

  constructor() {
    this.bounds.hold = ({ reason }) => {
      this.stop(reason);
      return (this.rest ??= new Promise((resolve) => {
        this.release = (): void => {
          this.rest = undefined;
          resolve();
        };
      }));
    };
  }

  start(bounds: Bounds, onLook?: (time: number) => void): void {
    const { bounds: meter } = this;
    this.stopped = undefined;
    meter.start(bounds, onLook);
    meter.signal?.addEventListener("abort", this.onAbort);
    this.turns = (bounds.maxTime ?? bounds.signal) === undefined ? undefined : new TurnMeter();
    this.awaitDeadline();
    this.release();
  }

  /** The meter to hand on with a pull, for work that is a part of other work. */
  meterWithin(outer: Meter | undefined): Meter {
    const { bounds, turns } = this;
    bounds.outer = outer;
    if (turns === undefined) return bounds;
    turns.outer = bounds;
    return turns;
  }

  /** Ends a run. A pull that goes on by itself will be held back. */
  halt(): void {
    this.unwatch();
    this.bounds.exhaust();
  }

  /** Waits neither for the signal nor for the deadline any more. */
  private unwatch(): void {
    this.bounds.signal?.removeEventListener("abort", this.onAbort);
    this.alarm.clear();
  }

  /** Called before each value of the sequence. */
  step(): void {
    if (this.stopped !== undefined) throw this.stopped;
    this.bounds.checkSignal();
    this.bounds.step();
  }

  /** Settles as the promise does, or rejects when the work is stopped before. */
  race(promise: Promise<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.reject = reject;
      void forward(promise, resolve, reject);
      if (this.stopped !== undefined) reject(this.stopped);
    });
  }

  /** The bound that an error of {@link step} or {@link race} comes from, if it does. */
  reasonOf(error: unknown): Reason | undefined {
    return error instanceof Interrupt && error.meter === this.bounds ? error.reason : undefined;
  }

  private stop(reason: Reason): void {
    if (this.stopped !== undefined) return;
    this.stopped = new Interrupt(this.bounds, reason);
    this.unwatch();
    this.onStop?.(reason);
    this.reject?.(this.stopped);
  }

  /** Stops the work when the time is over. */
  private awaitDeadline(): void {
    const { deadline } = this.bounds;
    if (deadline === undefined) return;
    if (deadline <= now()) this.stop("time");
    else this.alarm.set(deadline);
  }
}
