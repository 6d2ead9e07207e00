import { must, mustBeFunction, mustBeObject } from "../checks/arguments.js";
import type { Bounds, SearchBounds } from "../types/bounds.js";
import { mustBeWithin } from "./deadline.js";

/** Refuses bounds that make no sense. */
export function mustBeBounds(name: string, bounds: SearchBounds<never>): void {
  mustBeObject(name, "bounds", bounds);
  const { maxSteps, maxPulls, maxTime, progress, progressEvery } = bounds;
  mustBeLimit(name, "maxSteps", maxSteps);
  mustBeLimit(name, "maxPulls", maxPulls);
  mustBeTime(name, "maxTime", maxTime);
  mustBeTime(name, "progressEvery", progressEvery);
  mustBeWithin(name, { signal: bounds.signal });
  if (progress !== undefined) mustBeFunction(name, "progress", progress);
}

function mustBeLimit(name: string, argument: string, limit: unknown): void {
  if (limit === undefined) return;
  must(typeof limit === "number" && !Number.isNaN(limit), name, argument, "a number", limit);
  const ok = limit >= 0 && (Number.isInteger(limit) || limit === Infinity);
  must(ok, name, argument, "a non-negative integer or Infinity", limit, RangeError);
}

/** A length of time in milliseconds. */
export function mustBeTime(name: string, argument: string, time: unknown): void {
  if (time === undefined) return;
  must(typeof time === "number" && !Number.isNaN(time), name, argument, "a number", time);
  must(time >= 0, name, argument, "0 or more milliseconds", time, RangeError);
}

/** The pipelines over the endless sources of this package that nothing can end, by what they call themselves. */
const NEVER_ENDS =
  /(?:^(?:countFrom\([^)]*\)|fib|generate|hamming|iterate|linearRecurrence|lucas|partitionNumbers|piDigits|primes|recurrence|repeat)|\bcycle)(?: → (?:chunks|drop|dropWhile|enumerate|filter|flatMap|map|pairwise|scan|tap|windows)(?:\(\d+\))?)*$/;

/** Refuses a search that is known not to end by itself, and that nothing would stop. */
export function mustStop(name: string, bounds: Bounds, label: string): void {
  const ok = isBounded(bounds) || !NEVER_ENDS.test(label);
  must(
    ok,
    name,
    "bounds",
    "given for a sequence that never ends: maxSteps, maxPulls, maxTime or signal",
    "none",
  );
}

function isBounded({ maxSteps, maxPulls, maxTime, signal }: Bounds): boolean {
  return (maxSteps ?? maxPulls ?? maxTime ?? signal) !== undefined;
}
