import { visitAll } from "../core/async/stages.js";
import { isFree } from "../core/engine/arrayCursor.js";
import { consumeAll } from "../core/engine/consume.js";
import { visit } from "../core/engine/sink.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Ending } from "../core/types/endlessness.js";

/**
 * Returns a `Set` of the distinct values, in the order of their first occurrence.
 *
 * @param source - The values to collect. Endless sequences are refused.
 * @example
 * ```ts
 * import { toSet } from "lazuli";
 *
 * console.log(toSet("banana")); // => new Set(["b", "a", "n"])
 * ```
 * @see {@link toArray} for all values.
 * @category Collecting
 * @pulls all
 * @keeps the distinct values
 * @endless refused
 */
export function toSet<T, R>(source: Iterable<T, R> & Ending<R>): Set<T> {
  return consumeAll("toSet", source, (cursor) => {
    // For arrays the constructor is faster than a loop; for everything else it is slower.
    if (isFree(cursor)) return new Set(cursor.values);
    const values = new Set<T>();
    visit(cursor, (value) => values.add(value));
    return values;
  });
}

/**
 * The async {@link toSet}: resolves to a `Set` of the distinct values, in the order of their first occurrence.
 *
 * @param source - An async or sync iterable. Endless sources are refused, by the compiler and at the call.
 * @throws TypeError if `source` is known to be endless.
 * @example
 * ```ts
 * import { toSet } from "lazuli/async";
 *
 * console.log(await toSet([1, Promise.resolve(2), 1])); // => new Set([1, 2])
 * ```
 * @see {@link toArray} for all values.
 * @category Collecting
 * @pulls all
 * @keeps the distinct values
 * @endless refused
 */
export async function toSetAsync<T, R>(source: AnyIterable<T, R> & Ending<R>): Promise<Set<T>> {
  const values = new Set<T>();
  await visitAll<T>("toSet", source, (value) => values.add(value));
  return values;
}
