import type { Clock } from "../types/options.js";

/** The longest delay of a timer, in milliseconds. */
const LONGEST = 2_147_483_647;

/** Rings once at a time, by a timer of a clock. */
export class Alarm {
  private readonly clock: Clock;
  private readonly ring: () => void;
  private timer: unknown = undefined;
  private time = 0;
  private readonly onTimer = (): void => {
    this.timer = undefined;
    // A timer may be early by a fraction of a millisecond, or have been too long for one.
    if (this.clock.now() < this.time) this.await();
    else this.ring();
  };

  constructor(clock: Clock, ring: () => void) {
    this.clock = clock;
    this.ring = ring;
  }

  /** Whether it will ring. */
  get isSet(): boolean {
    return this.timer !== undefined;
  }

  /** Sets it to a time on the clock, in place of the one before. It never rings at once. */
  set(time: number): void {
    // A timer that runs before that time will set another one: what is put off again and again needs few of them.
    const isPutOff = this.isSet && time >= this.time && time < Infinity;
    if (!isPutOff) this.clear();
    this.time = time;
    if (!isPutOff && time < Infinity) this.await();
  }

  clear(): void {
    if (this.timer !== undefined) this.clock.clearTimeout(this.timer);
    this.timer = undefined;
  }

  private await(): void {
    const left = Math.ceil(this.time - this.clock.now());
    this.timer = this.clock.setTimeout(this.onTimer, Math.max(0, Math.min(left, LONGEST)));
  }
}
