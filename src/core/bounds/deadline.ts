import { mustBeNumber } from "../checks/counts.js";
import { mustBeObject } from "../checks/arguments.js";
import { mustBeOptions } from "../checks/options.js";
import { isObject, must } from "../checks/must.js";
import type { Within } from "../types/bounds.js";

/**
 * The time in milliseconds, on the clock of deadlines: `performance.now()`, or `Date.now()` where there is no
 * `performance`.
 */
export function now(): number {
  const { performance } = globalThis as unknown as { performance?: { now(): number } };
  return performance === undefined ? Date.now() : performance.now();
}

/** Refuses bounds that could never stop anything: a signal that is not a signal, or a deadline that is not a time. */
export function mustBeWithin(name: string, within: Within): void {
  mustBeObject(name, "within", within);
  const { deadline, signal } = within;
  if (deadline !== undefined)
    mustBeNumber(isTime(deadline), name, "deadline", "a time in milliseconds", deadline);
  const ok = signal === undefined || (isObject(signal) && "aborted" in signal);
  must(ok, name, "signal", "an AbortSignal", signal, TypeError, ok ? "" : controllerHint(signal));
}

/** What to do where an AbortController stands in the place of its signal. */
export function controllerHint(value: unknown): string {
  return isObject(value) && "signal" in value ? ": pass its signal" : "";
}

function isTime(value: unknown): boolean {
  return typeof value === "number" && !Number.isNaN(value);
}

/** The error of a deadline that has passed, with the name that the error of `AbortSignal.timeout` has. */
export class TimeoutError extends Error {
  override readonly name: string = "TimeoutError";
}

/** Throws if the deadline has passed or the signal is aborted. A long computation calls it every few milliseconds. */
function keepWithin(name: string, { deadline, signal }: Within): void {
  if (signal?.aborted) throw signal.reason;
  if (deadline !== undefined && now() >= deadline) throw new TimeoutError(`${name}: the deadline has passed`);
}

/**
 * The function that a computation calls from time to time, which throws when it has to give up; `undefined` without
 * bounds.
 */
export type Check = (() => void) | undefined;

/**
 * The check for the bounds that a function got as its last argument. A number in that place is the index that
 * callbacks get; the bounds that predicates get come after it.
 */
export function checkOf(name: string, argument: Within | number | undefined, behindIndex?: Within): Check {
  const within = typeof argument === "number" ? behindIndex : argument;
  if (within === undefined) return undefined;
  // After an index comes the third argument of callbacks, such as the array in `array.every(isPrime)`.
  if (within === argument) mustBeOptions(name, within, ["deadline", "signal"], "within");
  mustBeWithin(name, within);
  const check = (): void => keepWithin(name, within);
  check();
  return check;
}
