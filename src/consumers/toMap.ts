import { visitAll } from "../core/async/stages.js";
import { visitEach } from "../core/engine/consume.js";
import { mustBeEntry } from "../core/checks/entries.js";
import type { AnyIterable, Entry } from "../core/types/iterables.js";
import type { Ending } from "../core/types/endlessness.js";

/**
 * Returns a `Map` of the entries of a sequence, like the constructor of `Map`.
 *
 * Of entries with equal keys the last one wins, in the position of the first.
 *
 * @param source - Pairs of a key and a value. Endless sequences are refused.
 * @throws TypeError if a value is not an object.
 * @example
 * ```ts
 * import { enumerate, map, toMap } from "lazuli";
 *
 * console.log(toMap(enumerate(["a", "b"]))); // => new Map([[0, "a"], [1, "b"]])
 * const lengths = toMap(map(["fig", "apple"], (word) => [word, word.length]));
 * console.log(lengths); // => new Map([["fig", 3], ["apple", 5]])
 * ```
 * @see {@link toObject} for an object, {@link groupBy} to keep all values of a key.
 * @category Collecting
 * @pulls all
 * @keeps all values
 * @endless refused
 */
export function toMap<E extends Entry, R>(source: Iterable<E, R> & Ending<R>): Map<E[0], E[1]> {
  const result = new Map<E[0], E[1]>();
  visitEach<E>("toMap", source, (entry, index) => {
    mustBeEntry("toMap", entry, index);
    result.set(entry[0], entry[1]);
  });
  return result;
}

/**
 * The async {@link toMap}: resolves to a `Map` of the entries of a sequence.
 *
 * Of entries with equal keys the last one wins, in the position of the first. Keys and values that are promises are not
 * awaited.
 *
 * @param source - Pairs of a key and a value, as an async or sync iterable. Endless sources are refused, by the
 * compiler and at the call.
 * @throws TypeError if a value is not an object, or if `source` is known to be endless.
 * @example
 * ```ts
 * import { map, toMap } from "lazuli/async";
 *
 * console.log(await toMap(map([1, 2], async (n) => [n, n * n]))); // => new Map([[1, 1], [2, 4]])
 * ```
 * @see {@link toObject} for an object, {@link groupBy} to keep all values of a key.
 * @category Collecting
 * @pulls all
 * @keeps all values
 * @endless refused
 */
export async function toMapAsync<E extends Entry, R>(
  source: AnyIterable<E, R> & Ending<R>,
): Promise<Map<E[0], E[1]>> {
  const result = new Map<E[0], E[1]>();
  await visitAll<E>("toMap", source, (entry, index) => {
    mustBeEntry("toMap", entry, index);
    result.set(entry[0], entry[1]);
  });
  return result;
}
