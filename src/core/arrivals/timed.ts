import type { AsyncCursor } from "../async/asyncCursor.js";
import { Alarm } from "../time/alarm.js";
import { platformClock } from "../time/clock.js";
import type { Clock, TimeOptions } from "../types/options.js";
import { OneSource } from "./oneSource.js";

/** A root that reads one source, with a timer beside it. */
export abstract class Timed<T, U> extends OneSource<T, U> {
  protected readonly clock: Clock;
  protected readonly alarm: Alarm;

  constructor(title: string, source: AsyncCursor<T>, { clock = platformClock }: TimeOptions) {
    super(title, source);
    this.clock = clock;
    this.alarm = new Alarm(clock, () => this.ring());
  }

  /** Called when the time has come that the alarm was set to. */
  protected ring(): void {
    this.notify();
  }

  protected override stop(): Promise<unknown> | undefined {
    this.alarm.clear();
    return super.stop();
  }
}
