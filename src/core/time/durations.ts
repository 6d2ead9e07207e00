import { mustBeNumber } from "../checks/counts.js";
import type { TimeOptions } from "../types/options.js";
import { mustBeTimed } from "./clock.js";

/** Refuses a length of time that is not one, or options. `Infinity` is a length of time. */
export function mustBeDuration(name: string, ms: number, options: TimeOptions): void {
  mustBeNumber(typeof ms === "number" && ms >= 0, name, "ms", "0 or more milliseconds", ms);
  mustBeTimed(name, options);
}

/** Refuses a time to wait that has no end. */
export function mustBeWait(name: string, ms: number, options: TimeOptions): void {
  mustBeNumber(Number.isFinite(ms) && ms >= 0, name, "ms", "0 or more milliseconds, and finite", ms);
  mustBeTimed(name, options);
}

/** Refuses the time of a rate, which nothing may be divided by zero for. */
export function mustBePeriod(name: string, argument: string, ms: number): void {
  mustBeNumber(Number.isFinite(ms) && ms > 0, name, argument, "more than 0 milliseconds, and finite", ms);
}
