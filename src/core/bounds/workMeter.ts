import type { Meter } from "../engine/cursor.js";
import type { AbortSignalLike, Bounds, Within } from "../types/bounds.js";
import { now, TimeoutError } from "./deadline.js";

/** Which bound has stopped the work. */
export type Reason = "steps" | "pulls" | "time" | "aborted";

/**
 * Thrown by a meter instead of a pull past a bound. It interrupts the pulls above without harm: every cursor keeps what
 * it has pulled so far, and the same pull can be tried again.
 */
export class Interrupt extends Error {
  readonly meter: WorkMeter;
  readonly reason: Reason;

  constructor(meter: WorkMeter, reason: Reason) {
    super(`a bound (${reason}) was met`);
    this.meter = meter;
    this.reason = reason;
  }
}

/** The milliseconds of cheap work between two readings of the clock: enough to make the readings cheap too. */
const BETWEEN_LOOKS = 0.005;
/** The maximum number of pulls between two readings, for work that suddenly becomes slow. */
const MOST_PULLS = 256;

/** Counts the pulls and measures the time of one piece of work. */
export class WorkMeter implements Meter {
  /** The meter of other work that this work is a part of. It counts the same pulls. */
  outer: Meter | undefined = undefined;
  deadline: number | undefined;
  signal: AbortSignalLike | undefined;
  /** Where pulls can wait: returns a promise that settles when an interrupted pull can be tried again. */
  hold: ((interrupt: Interrupt) => Promise<void>) | undefined = undefined;
  /** Called whenever the clock is read. */
  private onLook: ((time: number) => void) | undefined;
  private stepsLeft = 0;
  /** The pulls that are allowed, without the granted ones. */
  private pullsLeft = 0;
  /** The pulls that are allowed before the bounds are checked again. */
  private granted = 0;
  /** How many pulls to grant, judging by what they have cost so far. */
  private grant = 1;
  /** The last time at which the clock had moved, and the pulls granted since. */
  private movedAt = 0;
  private done = 0;
  /** The consecutive steps without a pull that are allowed before the clock is read. */
  private idle = 1;

  constructor(bounds: Bounds, onLook?: (time: number) => void) {
    this.start(bounds, onLook);
  }

  /** Starts to count from zero. */
  start({ maxSteps, maxPulls, maxTime, signal }: Bounds, onLook?: (time: number) => void): void {
    this.stepsLeft = maxSteps ?? Infinity;
    this.pullsLeft = maxPulls ?? Infinity;
    this.granted = 0;
    this.deadline = maxTime === undefined ? undefined : now() + maxTime;
    this.signal = signal;
    this.onLook = onLook;
  }

  /** Lets one pull pass without a check, so that work that is late from the start makes progress all the same. */
  spare(): void {
    this.granted = 1;
    this.idle = 1;
  }

  /** Lets no more pulls pass. */
  exhaust(): void {
    this.granted = this.pullsLeft = 0;
  }

  /** The bounds that are passed to long computations, so that they stop by themselves. */
  get within(): Within {
    return { deadline: this.deadline, signal: this.signal };
  }

  /** Called before each value of the sequence. */
  step(): void {
    if (this.stepsLeft <= 0) throw new Interrupt(this, "steps");
    this.stepsLeft--;
    // Values without a pull take time all the same.
    if (--this.idle < 0) {
      this.look();
      this.idle = this.grant;
    }
  }

  /** Called before each pull from a root. */
  pull(): void {
    // First, so that nothing is counted here if it interrupts.
    this.outer?.pull();
    this.checkSignal();
    if (this.granted === 0) {
      if (this.pullsLeft <= 0) throw new Interrupt(this, "pulls");
      this.look();
      this.granted = Math.min(this.grant, this.pullsLeft);
      this.pullsLeft -= this.granted;
    }
    this.granted--;
    this.idle = this.grant;
  }

  checkSignal(): void {
    if (this.signal?.aborted) throw new Interrupt(this, "aborted");
  }

  /** Reads the clock. That costs as much as many pulls, so the cheaper the work is, the less often it is done. */
  private look(): void {
    if (this.deadline === undefined && this.onLook === undefined) {
      this.grant = MOST_PULLS;
      return;
    }
    const time = now();
    const passed = time - this.movedAt;
    this.done += this.grant;
    const fitting = Math.floor((this.done * BETWEEN_LOOKS) / passed);
    this.grant = Math.max(1, Math.min(2 * this.grant, MOST_PULLS, fitting));
    // Browsers have clocks that stand still for a tenth of a millisecond.
    if (passed > 0) {
      this.movedAt = time;
      this.done = 0;
    }
    if (this.deadline !== undefined && time >= this.deadline) throw new Interrupt(this, "time");
    this.onLook?.(time);
  }

  /** The bound that an error comes from; `undefined` for other errors. */
  reasonOf(error: unknown): Reason | undefined {
    if (error instanceof Interrupt && error.meter === this) return error.reason;
    if (this.signal?.aborted && error === this.signal.reason) return "aborted";
    // From a computation that got the deadline.
    const isLate = this.deadline !== undefined && now() >= this.deadline;
    return isLate && error instanceof TimeoutError ? "time" : undefined;
  }
}
