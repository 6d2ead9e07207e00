import { must } from "../core/checks/must.js";

/**
 * Returns a predicate that is true for every number above a limit.
 *
 * Numbers and bigints are compared exactly, also with each other.
 *
 * @param limit - The largest number for which it is false.
 * @throws TypeError if `limit` is neither a number nor a bigint, or is `NaN`.
 * @example
 * ```ts
 * import { exceeds, fib, find, takeUntil } from "lazuli";
 *
 * console.log(find(fib(), exceeds(10_000))); // => 10946n
 * console.log([...takeUntil(fib(), exceeds(5n))]); // => [1n, 1n, 2n, 3n, 5n, 8n]
 * ```
 * @see {@link withDigits} for a limit on the number of digits.
 * @category Predicates
 */
export function exceeds(limit: number | bigint): (value: number | bigint) => boolean {
  const ok = typeof limit === "bigint" || (typeof limit === "number" && !Number.isNaN(limit));
  must(ok, "exceeds", "limit", "a number or a bigint", limit);
  return (value) => value > limit;
}
