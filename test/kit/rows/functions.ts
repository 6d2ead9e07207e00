import { within } from "./options.js";
import type { FunctionRow } from "./row.js";

/** The functions that neither read nor make a sequence. */
export const functionRows: Record<string, FunctionRow> = {
  fibAt: { kind: "function", options: within(7) },
  fibIndex: { kind: "function" },
  after: { kind: "function" },
  allOf: { kind: "function" },
  both: { kind: "function" },
  changed: { kind: "function" },
  either: { kind: "function" },
  exceeds: { kind: "function" },
  not: { kind: "function" },
  stable: { kind: "function" },
  withDigits: { kind: "function", options: { before: [8], argument: "options", keys: "{ base }" } },
  withinTolerance: { kind: "function" },
  binomial: { kind: "function" },
  fallingFactorial: { kind: "function" },
  isEven: { kind: "function" },
  gcd: { kind: "function" },
  isFib: { kind: "function" },
  multinomial: { kind: "function" },
  isPerfectSquare: { kind: "function" },
  isqrt: { kind: "function" },
  lcm: { kind: "function" },
  nextPrime: { kind: "function", options: within(7) },
  previousPrime: { kind: "function", options: within(7) },
  primeCount: { kind: "function", options: within(7) },
  isOdd: { kind: "function" },
  pipe: { kind: "function" },
  isPrime: { kind: "function", options: within(7) },
};
