import { must } from "./must.js";

/**
 * Refuses an argument whose number, of a given binary logarithm, no bigint of the engine can hold: before the work and
 * not after it. The engine is asked for one that is as long.
 */
export function mustFit(name: string, argument: string, n: number, logarithm: number): void {
  let fits = logarithm < 1e6;
  try {
    // Compared, for the optimising compiler leaves out what nobody looks at, its errors included.
    fits ||= 1n << BigInt(Math.max(0, Math.floor(logarithm))) > 0n;
  } catch {}
  must(fits, name, argument, "small enough for the bigints of this engine", n, RangeError);
}
