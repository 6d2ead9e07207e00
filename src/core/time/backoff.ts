import { mustBeLimit, mustBeTime } from "../bounds/limits.js";
import { mustBeFunction } from "../checks/arguments.js";
import { mustBeNumber } from "../checks/counts.js";
import { must } from "../checks/must.js";
import { show } from "../checks/show.js";
import type { RetryOptions, RetrySequenceOptions } from "../types/options.js";
import { Alarm } from "./alarm.js";
import { mustBeTimed, platformClock, TIME_KEYS } from "./clock.js";

/** The keys of what tries again, beside those of time. */
const OWN_KEYS: readonly string[] = ["times", "delay", "maxDelay", "jitter", "when", "resetOnSuccess"];

/** 2 to a higher power is `Infinity`. */
const MOST_DOUBLINGS = 1023;

/** Refuses options of what tries again. */
export function mustBeRetry(name: string, options: RetrySequenceOptions): void {
  mustBeTimed(name, options, [...OWN_KEYS, ...TIME_KEYS], () => `: pass { times: ${show(options)} }`);
  const { times, delay, maxDelay, jitter, when, resetOnSuccess } = options;
  mustBeLimit(name, "times", times);
  mustBeTime(name, "delay", delay);
  mustBeTime(name, "maxDelay", maxDelay);
  const isPart = jitter === undefined || (typeof jitter === "number" && jitter >= 0 && jitter <= 1);
  mustBeNumber(isPart, name, "jitter", "a number from 0 to 1", jitter);
  if (when !== undefined) mustBeFunction(name, "when", when);
  const isChoice = resetOnSuccess === undefined || typeof resetOnSuccess === "boolean";
  must(isChoice, name, "resetOnSuccess", "true or false", resetOnSuccess);
}

/** The milliseconds before a retry: the wait doubles each time, up to a limit, and a random part of it is left off. */
function waitBefore(retries: number, { delay = 100, maxDelay = 30_000, jitter = 0.5 }: RetryOptions): number {
  const whole = Math.min(maxDelay, delay * 2 ** Math.min(retries, MOST_DOUBLINGS));
  return whole * (1 - jitter * Math.random());
}

/** The pauses between the tries of something that may fail. */
export class Backoff {
  private readonly options: RetryOptions;
  private alarm: Alarm | undefined = undefined;
  private isCancelled = false;
  /** Ends the pause. */
  private wake: (() => void) | undefined = undefined;

  constructor(options: RetryOptions) {
    this.options = options;
  }

  /** Waits until it is time for the next try. If there is none, it throws the error of the last one. */
  async pause(error: unknown, retries: number): Promise<void> {
    const { options } = this;
    const { times = 3, when, clock = platformClock } = options;
    if (retries >= times) throw error;
    if (when !== undefined && !(await when(error, retries))) throw error;
    if (this.isCancelled) return;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      this.alarm = new Alarm(clock, resolve);
      this.alarm.set(clock.now() + waitBefore(retries, options));
    });
  }

  /** Ends a pause at once, and all that might follow. */
  cancel(): void {
    this.isCancelled = true;
    this.alarm?.clear();
    this.wake?.();
  }
}
