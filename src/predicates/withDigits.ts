import { mustBeNumber } from "../core/checks/counts.js";
import { mustFit } from "../core/checks/bigintLimit.js";
import { mustBeOptions } from "../core/checks/options.js";

/**
 * How {@link withDigits} counts.
 *
 * @category Types
 */
export interface DigitsOptions {
  /** The base in which the digits are counted; 10 if left out. */
  readonly base?: number | undefined;
}

/**
 * Returns a predicate that is true for every integer with exactly `count` digits.
 *
 * The sign does not count, and 0 has one digit. No text is made: a number is compared with the smallest and the
 * largest number of that length, which is exact and fast for bigints of any size. Those two numbers are computed
 * once, when the predicate is made. They are powers, which take seconds from about 10^8 digits on.
 *
 * @param count - The number of digits.
 * @param options - `base`: the base in which the digits are counted; 10 if left out.
 * @returns The predicate, which is false for fractions, `NaN` and infinities.
 * @throws TypeError if `count` or `base` is not a number, or if `options` is not an object or has an unknown key.
 * @throws RangeError if `count` is not a positive safe integer, if `base` is not a safe integer from 2 on, or if
 * numbers of that length do not fit into the engine's bigints.
 * @example
 * ```ts
 * import { fib, find, findIndex, withDigits } from "lazuli";
 *
 * console.log(find(fib(), withDigits(3))); // => 144n
 * console.log(findIndex(fib(), withDigits(1000)) + 1); // => 4782
 * console.log(withDigits(8, { base: 2 })(255)); // => true
 * ```
 * @see {@link exceeds} for a plain limit.
 * @category Predicates
 */
export function withDigits(count: number, options: DigitsOptions = {}): (value: number | bigint) => boolean {
  const isCount = Number.isSafeInteger(count) && count >= 1;
  mustBeNumber(isCount, "withDigits", "count", "a positive safe integer", count);
  mustBeOptions("withDigits", options, ["base"]);
  const { base = 10 } = options;
  const isBase = Number.isSafeInteger(base) && base >= 2;
  mustBeNumber(isBase, "withDigits", "base", "a safe integer from 2 on", base);
  mustFit("withDigits", "count", count, count * Math.log2(base));
  const power = BigInt(base) ** BigInt(count - 1);
  // Numbers where they are exact, since they compare faster with numbers. 0 is the only number with a leading zero.
  const [least, above] = [count === 1 ? 0n : power, power * BigInt(base)].map((bound) =>
    bound <= Number.MAX_SAFE_INTEGER ? Number(bound) : bound,
  ) as [number | bigint, number | bigint];
  return (value) => {
    const size = value < 0 ? -value : value;
    return size >= least && size < above && (typeof size === "bigint" || Number.isInteger(size));
  };
}
