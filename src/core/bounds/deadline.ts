import { mustBeObject } from "../checks/arguments.js";
import { mustBeOptions } from "../checks/options.js";
import { isObject, must } from "../checks/must.js";
import type { Within } from "../types/bounds.js";

/** The milliseconds of the clock that deadlines are read from: `performance.now()`, or `Date.now()` without one. */
export function now(): number {
  const { performance } = globalThis as unknown as { performance?: { now(): number } };
  return performance === undefined ? Date.now() : performance.now();
}

/** Refuses bounds that would never stop anything: what is no signal, what is no time. */
export function mustBeWithin(name: string, within: Within): void {
  mustBeObject(name, "within", within);
  const { deadline, signal } = within;
  must(
    deadline === undefined || (typeof deadline === "number" && deadline === deadline),
    name,
    "deadline",
    "a time in milliseconds",
    deadline,
  );
  must(
    signal === undefined || (isObject(signal) && "aborted" in signal),
    name,
    "signal",
    "an AbortSignal",
    signal,
  );
}

/** What is thrown where a deadline has passed: named as the error of `AbortSignal.timeout` is. */
export class TimeoutError extends Error {
  override readonly name: string = "TimeoutError";
}

/** Gives up where the time is over, or somebody has asked for it. A long computation calls it every few milliseconds. */
function keepWithin(name: string, { deadline, signal }: Within): void {
  if (signal?.aborted) throw signal.reason;
  if (deadline !== undefined && now() >= deadline) throw new TimeoutError(`${name}: the deadline has passed`);
}

/** What a computation calls now and then, and what throws when it has to give up; `undefined` for one without bounds. */
export type Check = (() => void) | undefined;

/**
 * The check of the bounds that a function got as its last argument. A number there is the index that callbacks get, and
 * those that predicates get come behind it.
 */
export function checkOf(name: string, argument: Within | number | undefined, behindIndex?: Within): Check {
  const within = typeof argument === "number" ? behindIndex : argument;
  if (within === undefined) return undefined;
  // Behind an index stands what callers of callbacks put there: the array, for `array.every(isPrime)`.
  if (within === argument) mustBeOptions(name, within, ["deadline", "signal"], "within");
  mustBeWithin(name, within);
  const check = (): void => keepWithin(name, within);
  check();
  return check;
}
