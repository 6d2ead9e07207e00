import { must } from "../checks/must.js";

function mustBeNumeric(name: string, argument: string, n: unknown): asserts n is number | bigint {
  must(typeof n === "number" || typeof n === "bigint", name, argument, "a number or a bigint", n);
}

/** Refuses a value that is not an integer, or one that a double cannot hold exactly. */
export function mustBeInteger(name: string, argument: string, n: unknown): asserts n is number | bigint {
  mustBeNumeric(name, argument, n);
  const exact = typeof n === "bigint" || Number.isSafeInteger(n);
  must(exact, name, argument, "a safe integer or a bigint", n, RangeError);
}

/**
 * Whether the argument of a predicate is an integer that is not negative. It refuses an integer that may have lost
 * digits, since the predicate would be wrong for it.
 */
export function isNatural(name: string, n: unknown): n is number | bigint {
  mustBeNumeric(name, "n", n);
  if (n < 0 || (typeof n === "number" && !Number.isInteger(n))) return false;
  mustBeInteger(name, "n", n);
  return true;
}

/** Refuses a value that is not an integer from 1 on. */
export function mustBePositive(name: string, argument: string, n: unknown): void {
  mustBeInteger(name, argument, n);
  must(n > 0, name, argument, "positive", n, RangeError);
}

/** Refuses two values of different kinds. Both are then typed as numbers; the operators serve bigints too. */
export function mustBePair(name: string, a: unknown, b: unknown): [a: number, b: number] {
  mustBeInteger(name, "a", a);
  must(typeof a === typeof b, name, "b", `a ${typeof a}`, b);
  mustBeInteger(name, "b", b);
  return [a as number, b as number];
}

/** The greatest common divisor of two numbers or two bigints, by Euclid's algorithm. It may be negative. */
export function gcdOf(a: number, b: number): number {
  while (b) {
    const remainder = a % b;
    a = b;
    b = remainder;
  }
  return a;
}

export function absolute(n: number): number {
  return n < 0 || Object.is(n, -0) ? -n : n;
}
