import { must } from "./must.js";

/** How many values to choose: unlike a size of chunks, it may be 0. */
export function mustBeChoice(name: string, size: number): void {
  const whole = Number.isInteger(size);
  const ok = whole && size >= 0 && size < 2 ** 32;
  must(ok, name, "size", "an integer from 0 to 2^32 - 1", size, whole ? RangeError : TypeError);
}

/** A count as `take` and `drop` of the standard read it: coerced, whole, and `Infinity` for no limit. */
export function toCount(name: string, count: unknown): number {
  const ok = typeof count !== "bigint" && typeof count !== "symbol";
  must(ok, name, "count", "a number", count);
  // Unary plus is the standard's ToNumber.
  const whole = Math.trunc(+(count as number));
  const isCount = whole >= 0 && (whole < 2 ** 53 || whole === Infinity);
  must(isCount, name, "count", "a number from 0 to 2^53 - 1, or Infinity", count, RangeError);
  return whole;
}

/** A size as `chunks` and `windows` of the standard read it: never coerced. */
export function mustBeSize(name: string, size: number): void {
  const whole = Number.isInteger(size);
  const ok = whole && size >= 1 && size < 2 ** 32;
  must(ok, name, "size", "an integer from 1 to 2^32 - 1", size, whole ? RangeError : TypeError);
}

/** A position from 0 or a distance from 1, as the standard reads the numbers of its newer helpers: never coerced. */
export function mustBeWhole(name: string, argument: string, value: number, least: 0 | 1): void {
  const whole = Number.isInteger(value);
  const expectation = least === 0 ? "a non-negative integer" : "a positive integer";
  must(whole && value >= least, name, argument, expectation, value, whole ? RangeError : TypeError);
}

/** A number with rules of lazuli's own: a wrong type is a `TypeError`, a wrong number a `RangeError`. */
export function mustBeNumber(
  ok: boolean,
  name: string,
  argument: string,
  expectation: string,
  got: unknown,
): void {
  must(ok, name, argument, expectation, got, typeof got === "number" ? RangeError : TypeError);
}
