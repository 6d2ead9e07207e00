import { choose, toWhole } from "../core/arithmetic/counting.js";

/**
 * In how many ways things can be dealt out to groups of given sizes, exactly: the number of `distinctPermutations` of
 * values that come so often.
 *
 * It is a product of binomials, one for each group: how many ways there are to choose it from those before it and itself.
 * Each costs what {@link binomial} does.
 *
 * @param counts - The sizes of the groups: non-negative integers.
 * @throws TypeError if one is neither a number nor a bigint.
 * @throws RangeError if it is negative or a fraction, or a number above `Number.MAX_SAFE_INTEGER`.
 * @example
 * ```ts
 * import { countBy, multinomial } from "lazuli";
 *
 * console.log(multinomial(2, 1)); // => 3n
 * console.log(multinomial(...countBy("mississippi", (letter) => letter).values())); // => 34650n
 * ```
 * @see {@link distinctPermutations} for the orders themselves, {@link binomial} for two groups.
 * @category Combinatorics
 */
export function multinomial(...counts: (number | bigint)[]): bigint {
  let total = 0n;
  let ways = 1n;
  for (const [index, count] of counts.entries()) {
    const whole = toWhole("multinomial", `count ${index}`, count);
    total += whole;
    ways *= choose(total, whole);
  }
  return ways;
}
