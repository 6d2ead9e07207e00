import { must } from "../checks/must.js";

/** A count of things, as an exact bigint. */
export function toWhole(name: string, argument: string, value: number | bigint): bigint {
  const isNumber = typeof value === "number";
  must(isNumber || typeof value === "bigint", name, argument, "a number or a bigint", value);
  const ok = value >= 0 && (!isNumber || Number.isSafeInteger(value));
  must(ok, name, argument, "a non-negative safe integer or bigint", value, RangeError);
  return BigInt(value);
}

/**
 * The product of the integers from `first` to `last`; 1 if there are none. It is formed by halves, so that large
 * factors meet large ones.
 */
export function productOf(first: bigint, last: bigint): bigint {
  if (last - first > 16n) {
    const middle = (first + last) / 2n;
    return productOf(first, middle) * productOf(middle + 1n, last);
  }
  let result = 1n;
  for (let factor = first; factor <= last; factor++) result *= factor;
  return result;
}

/** The number of ways to choose k of n. */
export function choose(n: bigint, k: bigint): bigint {
  if (k > n) return 0n;
  const few = k < n - k ? k : n - k;
  return productOf(n - few + 1n, n) / productOf(1n, few);
}
