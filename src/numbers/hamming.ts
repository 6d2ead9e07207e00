import { startGenerator } from "../core/engine/generator.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * The Hamming numbers 1, 2, 3, 4, 5, 6, 8, …, without end: the numbers with no prime factor above 5, also called
 * regular or 5-smooth numbers.
 *
 * Each number is the smallest product of 2, 3 or 5 and an earlier number that was not yielded yet (E. Dijkstra, "A
 * Discipline of Programming", 1976, chapter 17). A value costs three products and a few comparisons. The numbers that
 * are still to be multiplied by 5 are kept: about n^(2/3) of the first n.
 *
 * @example
 * ```ts
 * import { hamming, nth, take } from "lazuli";
 *
 * console.log([...take(hamming(), 12)]); // => [1n, 2n, 3n, 4n, 5n, 6n, 8n, 9n, 10n, 12n, 15n, 16n]
 * console.log(nth(hamming(), 1690)); // => 2125764000n
 * ```
 * @category Numbers
 * @pulls nothing
 * @keeps the values above a fifth of the last
 * @endless never ends
 */
export function hamming(): Lazy<bigint, never> {
  return startGenerator("hamming", true, regular);
}

function* regular(): Generator<bigint, never, unknown> {
  const values = [1n];
  // The positions of the smallest numbers that were not multiplied yet by 2, by 3 and by 5.
  let [twos, threes, fives] = [0, 0, 0];
  const at = (place: number): bigint => values[place] as bigint;
  for (;;) {
    yield at(values.length - 1);
    const [double, triple, quintuple] = [2n * at(twos), 3n * at(threes), 5n * at(fives)];
    let least = double < triple ? double : triple;
    if (quintuple < least) least = quintuple;
    values.push(least);
    if (least === double) twos++;
    if (least === triple) threes++;
    if (least === quintuple) fives++;
    if (fives > values.length / 2) {
      values.splice(0, fives);
      [twos, threes, fives] = [twos - fives, threes - fives, 0];
    }
  }
}
