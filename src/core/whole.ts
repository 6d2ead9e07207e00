import { must } from "./check.js";

/** A position from 0 or a distance from 1, as the standard reads the numbers of its newer helpers: never coerced. */
export function mustBeWhole(name: string, argument: string, value: number, least: 0 | 1): void {
  const whole = Number.isInteger(value);
  const expectation = least === 0 ? "a non-negative integer" : "a positive integer";
  must(whole && value >= least, name, argument, expectation, value, whole ? RangeError : TypeError);
}
