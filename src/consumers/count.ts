import { visitAll } from "../core/async/stages.js";
import { consumeAll } from "../core/engine/consume.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Ending } from "../core/types/endlessness.js";
import { skipAll } from "../core/engine/iteratorCursor.js";

/**
 * Returns the number of values.
 *
 * @param source - The values to count. Endless sequences are refused.
 * @example
 * ```ts
 * import { count, primes, takeWhile } from "lazuli";
 *
 * console.log(count(takeWhile(primes(), (p) => p < 1000))); // => 168
 * ```
 * @see {@link filter} to count only some of them, {@link countBy} to count them by a key.
 * @category Reducing
 * @pulls all
 * @keeps nothing
 * @endless refused
 */
export function count<T, R>(source: Iterable<T, R> & Ending<R>): number {
  return consumeAll("count", source, skipAll);
}

/**
 * The async {@link count}: resolves to the number of values.
 *
 * @param source - An async or sync iterable. Endless sources are refused, by the compiler and at the call.
 * @throws TypeError if `source` is known to be endless.
 * @example
 * ```ts
 * import { count } from "lazuli/async";
 *
 * console.log(await count(["a", "b"])); // => 2
 * ```
 * @see {@link filter} to count only some of them, {@link countBy} to count them by a key.
 * @category Reducing
 * @pulls all
 * @keeps nothing
 * @endless refused
 */
export async function countAsync<T, R>(source: AnyIterable<T, R> & Ending<R>): Promise<number> {
  let total = 0;
  await visitAll("count", source, () => total++);
  return total;
}
