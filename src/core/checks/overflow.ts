import type { Overflow } from "../types/options.js";
import { mustBeNumber } from "./counts.js";
import { must } from "./must.js";

const OVERFLOWS: readonly unknown[] = [undefined, "strict", "unbounded", "drop-oldest", "drop-newest"];

export function mustBeOverflow(name: string, overflow: Overflow | undefined): void {
  const words = '"strict", "unbounded", "drop-oldest" or "drop-newest"';
  must(OVERFLOWS.includes(overflow), name, "overflow", words, overflow);
}

/** Refuses a number of values to keep that is not an integer from `least` on, or `Infinity`. */
export function mustBeCapacity(name: string, capacity: number = Infinity, least: 0 | 1): void {
  const ok = capacity === Infinity || (Number.isInteger(capacity) && capacity >= least);
  const form = least === 0 ? "a non-negative integer" : "a positive integer";
  mustBeNumber(ok, name, "capacity", `${form} or Infinity`, capacity);
}
