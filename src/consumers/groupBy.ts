import { openEndingAsync } from "../core/async/edge.js";
import { checked, mustBeFunction } from "../core/checks/arguments.js";
import { allElementsOf } from "../core/engine/consume.js";
import type { AnyIterable, Awaitable } from "../core/types/iterables.js";
import type { Ending } from "../core/types/endlessness.js";

/**
 * The values in groups of the same key.
 *
 * It is `Map.groupBy` of the standard: the groups stand in the order in which their keys first came, the values
 * of a group in theirs, and keys are the same as `Map` has it.
 *
 * @param source - The values to group; the compiler refuses endless ones.
 * @param key - Given each value and its index, answers its key.
 * @returns An array of values for each key.
 * @throws TypeError if `key` is not a function.
 * @example
 * ```ts
 * import { groupBy, range } from "lazuli";
 *
 * console.log(groupBy(range(5), (n) => n % 2)); // => new Map([[0, [0, 2, 4]], [1, [1, 3]]])
 * ```
 * @see {@link countBy} for their number only, {@link partition} for two groups.
 * @category Collecting
 * @pulls all
 * @keeps all values
 * @endless refused
 */
export function groupBy<T, K, R>(
  source: Iterable<T, R> & Ending<R>,
  key: (value: T, index: number) => K,
): Map<K, T[]> {
  checked("groupBy", source, mustBeFunction, "key", key);
  const groups = new Map<K, T[]>();
  let index = 0;
  for (const value of allElementsOf<T>("groupBy", source)) add(groups, key(value, index++), value);
  return groups;
}

/**
 * {@link groupBy} over an async or sync iterable; awaits the keys.
 *
 * @example
 * ```ts
 * import { groupBy } from "lazuli/async";
 *
 * const groups = await groupBy(["a", "bb", "c"], async (text) => text.length);
 * console.log(groups); // => new Map([[1, ["a", "c"]], [2, ["bb"]]])
 * ```
 * @category Collecting
 * @pulls all
 * @keeps all values
 * @endless refused
 */
export async function groupByAsync<T, K, R>(
  source: AnyIterable<T, R> & Ending<R>,
  key: (value: T, index: number) => Awaitable<K>,
): Promise<Map<K, T[]>> {
  checked("groupBy", source, mustBeFunction, "key", key);
  const groups = new Map<K, T[]>();
  let index = 0;
  for await (const value of openEndingAsync<T>("groupBy", source)) {
    add(groups, await key(value, index++), value);
  }
  return groups;
}

function add<T, K>(groups: Map<K, T[]>, key: K, value: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}
