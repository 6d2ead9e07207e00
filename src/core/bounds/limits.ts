import { mustBeOptions } from "../checks/options.js";
import { mustBeNumber } from "../checks/counts.js";
import { mustBeFunction } from "../checks/arguments.js";
import type { Bounds, SearchBounds } from "../types/bounds.js";
import { mustBeWithin } from "./deadline.js";

/** The bounds of a search, or of a pipeline with a budget. */
const BOUNDS = ["maxSteps", "maxPulls", "maxTime", "signal", "progress", "progressEvery"];

/** Refuses unknown or wrong bounds. */
export function mustBeBounds(name: string, bounds: SearchBounds<never>): void {
  mustBeOptions(name, bounds, BOUNDS, "bounds");
  const { maxSteps, maxPulls, maxTime, progress, progressEvery } = bounds;
  mustBeLimit(name, "maxSteps", maxSteps);
  mustBeLimit(name, "maxPulls", maxPulls);
  mustBeTime(name, "maxTime", maxTime);
  mustBeTime(name, "progressEvery", progressEvery);
  mustBeWithin(name, { signal: bounds.signal });
  if (progress !== undefined) mustBeFunction(name, "progress", progress);
}

/** How often something may be done: a count, or `Infinity` for no limit. */
export function mustBeLimit(name: string, argument: string, limit: unknown): void {
  if (limit === undefined) return;
  const ok = Number.isInteger(limit) ? (limit as number) >= 0 : limit === Infinity;
  mustBeNumber(ok, name, argument, "a non-negative integer or Infinity", limit);
}

/** A length of time in milliseconds. */
export function mustBeTime(name: string, argument: string, time: unknown): void {
  if (time === undefined) return;
  mustBeNumber(typeof time === "number" && time >= 0, name, argument, "0 or more milliseconds", time);
}

/** Refuses a search of a sequence that is known to be endless, if there is nothing to stop it. */
export function mustStop(name: string, bounds: Bounds, isEndless: boolean): void {
  if (isEndless && !isBounded(bounds))
    throw new TypeError(
      `${name}: source never ends: bound the search by maxSteps, maxPulls, maxTime or signal`,
    );
}

export function isBounded({ maxSteps, maxPulls, maxTime, signal }: Bounds): boolean {
  return (maxSteps ?? maxPulls ?? maxTime ?? signal) !== undefined;
}
