import { Cursor, type End } from "../engine/cursor.js";
import type { AbortSignalLike, Bounds, Within } from "../types/bounds.js";
import { now, TimeoutError } from "./deadline.js";

/** Which bound has stopped the work. */
export type Reason = "steps" | "pulls" | "time" | "aborted";

/**
 * What a root throws in place of a pull that would go past a bound. It stops a pull half way, without harm: every
 * cursor keeps what it has pulled so far, and the same pull can be tried again.
 */
export class Interrupt extends Error {
  readonly meter: Meter;
  readonly reason: Reason;
  private readonly closings: number;

  constructor(meter: Meter, reason: Reason) {
    // Seen by nobody but a callback that reads the sequence it is called for.
    super(`a bound (${reason}) was met in a callback that reads the sequence it is called for`);
    this.meter = meter;
    this.reason = reason;
    this.closings = meter.closings;
  }

  /** Whether the pull can be tried again. Where somebody on the way has closed a root, it would look like an end. */
  get isWhole(): boolean {
    return this.closings === this.meter.closings;
  }
}

/** How many milliseconds of cheap work go between two looks at the clock: enough to make the looks cheap too. */
const BETWEEN_LOOKS = 0.005;
/** The most pulls between two looks, for work that turns slow all of a sudden. */
const MOST_PULLS = 256;

/** Counts the pulls and watches the time of one piece of work, for all of the roots that it pulls from. */
export class Meter {
  /** Whether the work goes on just now. Others may pull from the same roots meanwhile; that is not counted. */
  armed = false;
  /** Whether it will never go on again. */
  over = false;
  /** How often a root was closed. */
  closings = 0;
  deadline: number | undefined;
  signal: AbortSignalLike | undefined;
  /** Where pulls can wait: answers a promise of when to try a pull again that was interrupted. */
  hold: ((interrupt: Interrupt) => Promise<void>) | undefined = undefined;
  /** Called whenever the clock is read. */
  private onLook: ((time: number) => void) | undefined;
  private stepsLeft = 0;
  /** The pulls that are allowed, without those granted. */
  private pullsLeft = 0;
  /** The pulls that may be done before anything has to be looked at. */
  private granted = 0;
  /** How many pulls to grant, going by what they have cost so far. */
  private grant = 1;
  /** When the clock was last seen to move, and the pulls granted since. */
  private movedAt = 0;
  private done = 0;
  /** The steps in a row without a pull that may be done before the clock is read. */
  private idle = 1;

  constructor(bounds: Bounds, onLook?: (time: number) => void) {
    this.start(bounds, onLook);
  }

  /** Begins to count, from nothing. */
  start({ maxSteps, maxPulls, maxTime, signal }: Bounds, onLook?: (time: number) => void): void {
    this.stepsLeft = maxSteps ?? Infinity;
    this.pullsLeft = maxPulls ?? Infinity;
    this.granted = 0;
    this.deadline = maxTime === undefined ? undefined : now() + maxTime;
    this.signal = signal;
    this.onLook = onLook;
  }

  /** Lets one pull pass unseen, so that work which is late from the start gets on all the same. */
  spare(): void {
    this.granted = 1;
    this.idle = 1;
  }

  /** Lets no pull pass any more. */
  exhaust(): void {
    this.granted = this.pullsLeft = 0;
  }

  /** What long computations are handed, so that they stop by themselves. */
  get within(): Within {
    return { deadline: this.deadline, signal: this.signal };
  }

  /** Before each value that is asked for. */
  step(): void {
    if (this.stepsLeft <= 0) throw new Interrupt(this, "steps");
    this.stepsLeft--;
    // Values that come without a pull take time all the same.
    if (--this.idle < 0) {
      this.look();
      this.idle = this.grant;
    }
  }

  /** Before each pull from a root. */
  pull(): void {
    if (!this.armed) return;
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

  /** Reads the clock, which costs as much as many pulls, and so as seldom as the work is cheap. */
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

  /** The bound that an error comes from; undefined for an error of another kind. */
  reasonOf(error: unknown): Reason | undefined {
    if (error instanceof Interrupt && error.meter === this) return error.isWhole ? error.reason : undefined;
    if (this.signal?.aborted && error === this.signal.reason) return "aborted";
    // From a computation that was handed the deadline.
    const isLate = this.deadline !== undefined && now() >= this.deadline;
    return isLate && error instanceof TimeoutError ? "time" : undefined;
  }

  /** Those of a list that are still at work, and this one. */
  beside(meters: readonly Meter[]): Meter[] {
    return [...meters.filter((meter) => meter !== this && !meter.over), this];
  }

  /**
   * Puts itself between a cursor and its roots, and answers what now stands for the cursor. A root is what gives
   * values without pulling them from another cursor. It is put there and not above, since an operator that discards
   * values may pull for ever before it gives one.
   */
  reach<T>(cursor: Cursor<T>): Cursor<T> {
    const { source } = cursor as unknown as { source: unknown };
    if (cursor instanceof Bounded) {
      const meter = (cursor as Bounded<T>).meter;
      if (meter === this) return cursor;
      if (meter.over) {
        cursor.meter = this;
        return cursor;
      }
    }
    const { bound } = cursor as Cursor<T> & Partial<Bounding>;
    if (bound !== undefined) bound.call(cursor, this);
    else if (source instanceof Cursor) (cursor as unknown as { source: unknown }).source = this.reach(source);
    else return new Bounded(cursor, this);
    return cursor;
  }
}

/**
 * A cursor that reads others than the one in its `source`, or opens some as it goes. `bound` lets a meter reach those
 * that are open, and remembers it for those to come.
 */
export interface Bounding {
  bound(meter: Meter): void;
}

/** A root with a meter before it. */
class Bounded<T> extends Cursor<T, Cursor<T>> {
  meter: Meter;

  constructor(cursor: Cursor<T>, meter: Meter) {
    super(cursor, undefined, "");
    this.meter = meter;
  }

  pull(unread?: boolean): T | End {
    this.meter.pull();
    return this.source.pull(unread);
  }

  override close(): void {
    this.meter.closings++;
    super.close();
  }

  protected override tell(): Cursor<unknown> {
    return this.source;
  }
}
