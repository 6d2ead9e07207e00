import { must } from "./check.js";
import { show } from "./order.js";

/** Refuses what is no integer, or one that a double does not hold exactly. */
export function mustBeInteger(name: string, argument: string, n: unknown): asserts n is number | bigint {
  if (typeof n === "bigint") return;
  if (typeof n !== "number")
    throw new TypeError(`${name}: ${argument} must be a number or a bigint, got ${show(n)}`);
  must(Number.isSafeInteger(n), name, argument, "a safe integer or a bigint", n, RangeError);
}

/** Refuses what is no integer from 1 on. */
export function mustBePositive(name: string, argument: string, n: unknown): void {
  mustBeInteger(name, argument, n);
  must(n > 0, name, argument, "positive", n, RangeError);
}

/** Refuses a pair that is not of one kind. Both are then typed as numbers; the operators read the same for bigints. */
export function mustBePair(name: string, a: unknown, b: unknown): [a: number, b: number] {
  mustBeInteger(name, "a", a);
  if (typeof a !== typeof b) throw new TypeError(`${name}: b must be a ${typeof a}, got ${show(b)}`);
  mustBeInteger(name, "b", b);
  return [a as number, b as number];
}

/** The greatest common divisor by Euclid's algorithm, of two numbers or two bigints; its sign is not settled. */
export function gcdOf(a: number, b: number): number {
  while (b) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

export function absolute(n: number): number {
  return n < 0 || Object.is(n, -0) ? -n : n;
}
