import { must } from "./check.js";

/**
 * Asks the engine for a bigint with a given binary logarithm, to be refused by its error before the work and not after it.
 * The bigint is looked at, for the optimising compiler leaves out what nobody looks at, its errors included.
 */
export function mustFit(name: string, argument: string, n: number, logarithm: number): void {
  const bits = 1n << BigInt(Math.max(0, Math.floor(logarithm)));
  must(bits > 0n, name, argument, "one whose number fits into memory", n, RangeError);
}
