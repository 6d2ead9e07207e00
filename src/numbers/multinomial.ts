import { choose, toWhole } from "../core/arithmetic/counting.js";

/**
 * Returns the number of ways to divide things into groups of given sizes, exactly: how many
 * {@link distinctPermutations} there are of values that occur that many times.
 *
 * It is a product of binomials, one for each group: the number of ways to choose it from the things of that group and
 * the groups before it. Each costs what {@link binomial} does.
 *
 * @param counts - The sizes of the groups: non-negative integers.
 * @throws TypeError if an argument is neither a number nor a bigint.
 * @throws RangeError if an argument is negative or a fraction, or a number above `Number.MAX_SAFE_INTEGER`.
 * @example
 * ```ts
 * import { countBy, multinomial } from "lazuli";
 *
 * console.log(multinomial(2, 1)); // => 3n
 * console.log(multinomial(...countBy("mississippi", (letter) => letter).values())); // => 34650n
 * ```
 * @see {@link distinctPermutations} for the arrangements themselves, {@link binomial} for two groups.
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
