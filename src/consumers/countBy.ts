import { visitResults } from "../core/async/stages.js";
import { checked, mustBeFunction } from "../core/checks/arguments.js";
import { visitEach } from "../core/engine/consume.js";
import type { AnyIterable, Awaitable } from "../core/types/iterables.js";
import type { Ending } from "../core/types/endlessness.js";

/**
 * Returns how many values there are for each key.
 *
 * The keys are in the order of their first value. Keys are equal as for `Map`.
 *
 * @param source - The values to count. Endless sequences are refused.
 * @param key - Called with each value and its index; returns its key.
 * @returns A `Map` from each key to its count.
 * @throws TypeError if `key` is not a function.
 * @example
 * ```ts
 * import { countBy } from "lazuli";
 *
 * console.log(countBy("banana", (letter) => letter)); // => new Map([["b", 1], ["a", 3], ["n", 2]])
 * ```
 * @see {@link groupBy} for the values themselves.
 * @category Collecting
 * @pulls all
 * @keeps the distinct keys
 * @endless refused
 */
export function countBy<T, K, R>(
  source: Iterable<T, R> & Ending<R>,
  key: (value: T, index: number) => K,
): Map<K, number> {
  key = checked("countBy", source, mustBeFunction, "key", key);
  const counts = new Map<K, number>();
  visitEach<T>("countBy", source, (value, index) => add(counts, key(value, index)));
  return counts;
}

/**
 * The async {@link countBy}: resolves to how many values there are for each key.
 *
 * Each key is awaited before the next value is pulled. The keys are in the order of their first value, and are compared
 * as `Map` compares them.
 *
 * @param source - An async or sync iterable. Endless sources are refused, by the compiler and at the call.
 * @param key - Called with each value and its index; returns its key, or a promise of it.
 * @returns A `Map` from each key to its count.
 * @throws TypeError if `key` is not a function, or if `source` is known to be endless.
 * @example
 * ```ts
 * import { countBy } from "lazuli/async";
 *
 * console.log(await countBy([1, 2, 3], async (n) => n > 1)); // => new Map([[false, 1], [true, 2]])
 * ```
 * @see {@link groupBy} for the values themselves.
 * @category Collecting
 * @pulls all
 * @keeps the distinct keys
 * @endless refused
 */
export async function countByAsync<T, K, R>(
  source: AnyIterable<T, R> & Ending<R>,
  key: (value: T, index: number) => Awaitable<K>,
): Promise<Map<K, number>> {
  key = checked("countBy", source, mustBeFunction, "key", key);
  const counts = new Map<K, number>();
  await visitResults<T, K>("countBy", source, key, (found) => add(counts, found));
  return counts;
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
