import { mustBeNumber } from "../core/checks/counts.js";
import { mustFit } from "../core/checks/bigintLimit.js";

/**
 * A predicate that says yes of every integer that is written with so many digits.
 *
 * The sign does not count, and 0 has one digit. No text is made: a number is compared with the smallest and the largest
 * ones of that length, so that a bigint of any size costs next to nothing, and no rounding can blur the answer. Those two
 * are computed once, when the predicate is made: a power, which takes seconds from some 10^8 digits on.
 *
 * @param count - The number of digits.
 * @param base - The base in which they are written; 10 if left out.
 * @returns The predicate, which says no of fractions, `NaN` and infinities.
 * @throws RangeError if `count` is not a positive safe integer, or `base` not a safe integer from 2 on, or if
 * numbers of that length are too large for the engine's bigints.
 * @example
 * ```ts
 * import { fib, find, findIndex, withDigits } from "lazuli";
 *
 * console.log(find(fib(), withDigits(3))); // => 144n
 * console.log(findIndex(fib(), withDigits(1000)) + 1); // => 4782
 * console.log(withDigits(8, 2)(255)); // => true
 * ```
 * @see {@link exceeds} for a limit of another form.
 * @category Predicates
 */
export function withDigits(count: number, base: number = 10): (value: number | bigint) => boolean {
  const isCount = Number.isSafeInteger(count) && count >= 1;
  mustBeNumber(isCount, "withDigits", "count", "a positive safe integer", count);
  const isBase = Number.isSafeInteger(base) && base >= 2;
  mustBeNumber(isBase, "withDigits", "base", "a safe integer from 2 on", base);
  mustFit("withDigits", "count", count, count * Math.log2(base));
  const power = BigInt(base) ** BigInt(count - 1);
  // Plain numbers as long as they are exact: they compare faster with numbers. 0 is the one number with a leading zero.
  const [least, above] = [count === 1 ? 0n : power, power * BigInt(base)].map((bound) =>
    bound <= Number.MAX_SAFE_INTEGER ? Number(bound) : bound,
  ) as [number | bigint, number | bigint];
  return (value) => {
    const size = value < 0 ? -value : value;
    return size >= least && size < above && (typeof size === "bigint" || Number.isInteger(size));
  };
}
