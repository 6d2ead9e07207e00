import { ArrivingLeaf } from "../core/arrivals/arrivingLeaf.js";
import { untilAborted } from "../core/arrivals/cancellation.js";
import { over } from "../core/async/stages.js";
import { Alarm } from "../core/time/alarm.js";
import { mustBeTimed, platformClock } from "../core/time/clock.js";
import { mustBePeriod } from "../core/time/durations.js";
import type { AsyncLazy } from "../core/types/lazy.js";
import type { Clock, TimeOptions } from "../core/types/options.js";

/**
 * The numbers 0, 1, 2, …, one every `ms`.
 *
 * Time counts from the first pull on: the first number comes after `ms`, and the others at the multiples of `ms` after that,
 * without drift. A reader that is late gets the next number at the next multiple: what was missed is not made up, and no
 * number is left out. There is a timer only while a pull is pending.
 *
 * @param ms - The time between two numbers in milliseconds, more than 0.
 * @param options - `signal`: an AbortSignal; on abort, the pending pull rejects at once with its reason. `clock`: a clock in
 * place of that of the platform, for tests.
 * @returns An endless sequence. Without a signal, it ends when it is left, as by {@link take} or by `break`.
 * @throws TypeError if `ms` is not a number, or an option is unknown or of the wrong type.
 * @throws RangeError if `ms` is not a finite number above 0.
 * @example
 * ```ts
 * import { interval, take, toArray } from "lazuli/async";
 *
 * console.log(await toArray(take(interval(10), 3))); // => [0, 1, 2]
 * ```
 * @see {@link delay} for a pause before each value of a sequence, {@link takeUntil} to end it by a signal without an error.
 * @category Time
 * @pulls nothing
 * @keeps nothing
 * @endless never ends
 */
export function interval(ms: number, options: TimeOptions = {}): AsyncLazy<number, never> {
  mustBePeriod("interval", "ms", ms);
  mustBeTimed("interval", options);
  return over(untilAborted(new Interval(ms, options), options.signal));
}

class Interval extends ArrivingLeaf<number> {
  private readonly ms: number;
  private readonly clock: Clock;
  private readonly alarm: Alarm;
  /** The time of the first pull. */
  private start: number | undefined = undefined;
  private index = 0;
  /** How many times `ms` after the start the last number was yielded, and the next one will be. */
  private last = 0;
  private next: number | undefined = undefined;

  constructor(ms: number, { clock = platformClock }: TimeOptions) {
    super();
    this.ms = ms;
    this.clock = clock;
    this.alarm = new Alarm(clock, () => this.notify());
  }

  protected look(): true | undefined {
    const { ms, last } = this;
    const time = this.clock.now();
    const start = (this.start ??= time);
    // The division may be off by a bit: never the same tick twice.
    const next = (this.next ??= Math.max(last + 1, Math.ceil((time - start) / ms)));
    const due = start + next * ms;
    if (time < due) {
      this.alarm.set(due);
      return undefined;
    }
    this.last = next;
    this.next = undefined;
    this.value = this.index++;
    return true;
  }

  protected stop(): undefined {
    this.alarm.clear();
  }

  override get endless(): boolean {
    return true;
  }

  tell(titles: string[]): undefined {
    titles.push(`interval(${this.ms})`);
  }
}
