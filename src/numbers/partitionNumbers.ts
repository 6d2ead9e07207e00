import { startGenerator } from "../core/engine/generator.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * The partition numbers 1, 1, 2, 3, 5, 7, 11, …, without end: in how many ways 0, 1, 2, … can be written as a sum,
 * whatever the order of its terms.
 *
 * It is Euler's recurrence over the pentagonal numbers (G. Hardy and E. Wright, "An Introduction to the Theory of
 * Numbers", chapter 19): p(n) = p(n - 1) + p(n - 2) - p(n - 5) - p(n - 7) + … The value at n costs about 1.6 √n
 * additions, and the first n values about n^1.5.
 *
 * @example
 * ```ts
 * import { nth, partitionNumbers, take } from "lazuli";
 *
 * console.log([...take(partitionNumbers(), 10)]); // => [1n, 1n, 2n, 3n, 5n, 7n, 11n, 15n, 22n, 30n]
 * console.log(nth(partitionNumbers(), 200)); // => 3972999029388n
 * ```
 * @category Numbers
 * @pulls nothing
 * @keeps all values
 * @endless never ends
 */
export function partitionNumbers(): Lazy<bigint, never> {
  return startGenerator("partitionNumbers", true, partitions);
}

function* partitions(): Generator<bigint, never, unknown> {
  const values: bigint[] = [];
  for (let next = 1n; ;) {
    yield next;
    values.push(next);
    next = 0n;
    // The pentagonal numbers k (3k - 1) / 2 for k = 1, -1, 2, -2, …
    for (let k = 1, back = 1; back <= values.length; back = (k * (3 * k - 1)) / 2) {
      const value = values[values.length - back] as bigint;
      next += k % 2 ? value : -value;
      k = k > 0 ? -k : 1 - k;
    }
  }
}
