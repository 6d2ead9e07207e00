import { mustBeWithin, now } from "../bounds/deadline.js";
import { isObject, must } from "../checks/must.js";
import { mustBeOptions } from "../checks/options.js";
import type { Clock, TimeOptions } from "../types/options.js";

const host = globalThis as unknown as {
  setTimeout(run: () => void, milliseconds: number): unknown;
  clearTimeout(timer: unknown): void;
};

/** The clock of the platform. Its timers are looked up when they are used, so that a test may replace them. */
export const platformClock: Clock = {
  now,
  setTimeout: (run, milliseconds) => host.setTimeout(run, milliseconds),
  clearTimeout: (timer) => host.clearTimeout(timer),
};

/** The keys of all functions that deal in time or concurrency, so that one object serves several calls. */
export const TIME_KEYS: readonly string[] = ["concurrency", "ordered", "signal", "clock"];

/** Refuses options of a function that deals in time, which may have keys of its own. */
export function mustBeTimed(
  name: string,
  options: TimeOptions,
  keys: readonly string[] = TIME_KEYS,
  hint?: string | (() => string),
): void {
  mustBeOptions(name, options, keys, "options", hint);
  const { clock, signal } = options;
  const ok = clock === undefined || (isObject(clock) && isClock(clock));
  must(ok, name, "clock", "an object with now, setTimeout and clearTimeout", clock);
  mustBeWithin(name, { signal });
}

function isClock(clock: object): boolean {
  const methods = ["now", "setTimeout", "clearTimeout"];
  return methods.every((method) => typeof (clock as Record<string, unknown>)[method] === "function");
}
