import { visitResults } from "../core/async/stages.js";
import { checked, mustBeFunction } from "../core/checks/arguments.js";
import { visitEach } from "../core/engine/consume.js";
import type { AnyIterable, Awaitable } from "../core/types/iterables.js";
import type { Ending } from "../core/types/endlessness.js";

/**
 * Returns the values in groups of equal keys, as `Map.groupBy` does.
 *
 * The groups are in the order of their first value, and the values of a group keep their order. Keys are equal as for
 * `Map`.
 *
 * @param source - The values to group. Endless sequences are refused.
 * @param key - Called with each value and its index; returns its key.
 * @returns A `Map` from each key to an array of its values.
 * @throws TypeError if `key` is not a function.
 * @example
 * ```ts
 * import { groupBy, range } from "lazuli";
 *
 * console.log(groupBy(range(5), (n) => n % 2)); // => new Map([[0, [0, 2, 4]], [1, [1, 3]]])
 * ```
 * @see {@link countBy} for the number of values only, {@link partition} for two groups by a predicate.
 * @category Collecting
 * @pulls all
 * @keeps all values
 * @endless refused
 */
export function groupBy<T, K, R>(
  source: Iterable<T, R> & Ending<R>,
  key: (value: T, index: number) => K,
): Map<K, T[]> {
  key = checked("groupBy", source, mustBeFunction, "key", key);
  const groups = new Map<K, T[]>();
  visitEach<T>("groupBy", source, (value, index) => add(groups, key(value, index), value));
  return groups;
}

/**
 * The async {@link groupBy}: resolves to the values in groups of equal keys.
 *
 * Each key is awaited before the next value is pulled. The groups are in the order of their first value, and the values
 * of a group keep their order. Keys are compared as `Map` compares them.
 *
 * @param source - An async or sync iterable. Endless sources are refused, by the compiler and at the call.
 * @param key - Called with each value and its index; returns its key, or a promise of it.
 * @returns A `Map` from each key to an array of its values.
 * @throws TypeError if `key` is not a function, or if `source` is known to be endless.
 * @example
 * ```ts
 * import { groupBy } from "lazuli/async";
 *
 * const groups = await groupBy(["a", "bb", "c"], async (text) => text.length);
 * console.log(groups); // => new Map([[1, ["a", "c"]], [2, ["bb"]]])
 * ```
 * @see {@link countBy} for the number of values only, {@link partition} for two groups by a predicate.
 * @category Collecting
 * @pulls all
 * @keeps all values
 * @endless refused
 */
export async function groupByAsync<T, K, R>(
  source: AnyIterable<T, R> & Ending<R>,
  key: (value: T, index: number) => Awaitable<K>,
): Promise<Map<K, T[]>> {
  key = checked("groupBy", source, mustBeFunction, "key", key);
  const groups = new Map<K, T[]>();
  await visitResults<T, K>("groupBy", source, key, (found, value) => add(groups, found, value));
  return groups;
}

function add<T, K>(groups: Map<K, T[]>, key: K, value: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}
