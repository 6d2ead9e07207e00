import { must } from "./must.js";

/**
 * Refuses an argument whose result, with this binary logarithm, does not fit into a bigint of the engine. It throws
 * before the work and not after it. To find out, it makes a bigint of that length.
 */
export function mustFit(name: string, argument: string, n: number, logarithm: number): void {
  let fits = logarithm < 1e6;
  try {
    // The comparison is needed: the optimising compiler removes an unused result, and with it the error.
    fits ||= 1n << BigInt(Math.max(0, Math.floor(logarithm))) > 0n;
  } catch {}
  must(fits, name, argument, "small enough for the bigints of this engine", n, RangeError);
}
