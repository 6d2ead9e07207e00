import { openEndingAsync } from "../core/async/edge.js";
import { allElementsOf } from "../core/engine/consume.js";
import { mustBeEntry } from "../core/checks/entries.js";
import type { AnyIterable, RecordOf } from "../core/types/iterables.js";
import type { Ending } from "../core/types/endlessness.js";

/**
 * The entries of a sequence as the properties of an object, as `Object.fromEntries` of the standard makes it.
 *
 * It is a plain object. Every key becomes a property of its own, `"__proto__"` too: no key can change what the
 * object inherits. Of entries with the same key the last one stays.
 *
 * @param source - Pairs of a key and a value; the compiler refuses endless ones.
 * @throws TypeError at a value that is not an object.
 * @example
 * ```ts
 * import { toObject, zip } from "lazuli";
 *
 * console.log(toObject(zip([["width", "height"], [3, 4]]))); // => { width: 3, height: 4 }
 * ```
 * @see {@link toMap} for keys of any kind, which no inherited name gets in the way of.
 * @category Collecting
 * @pulls all
 * @keeps all values
 * @endless refused
 */
export function toObject<K extends PropertyKey, V, R>(
  source: Iterable<readonly [K, V], R> & Ending<R>,
): RecordOf<K, V> {
  const result = bare<K, V>();
  let index = 0;
  for (const entry of allElementsOf("toObject", source)) {
    mustBeEntry("toObject", entry, index++);
    result[entry[0]] = entry[1];
  }
  return plain(result);
}

/**
 * {@link toObject} over an async or sync iterable.
 *
 * @example
 * ```ts
 * import { map, toObject } from "lazuli/async";
 *
 * console.log(await toObject(map(["a", "b"], async (letter, i) => [letter, i]))); // => { a: 0, b: 1 }
 * ```
 * @category Collecting
 * @pulls all
 * @keeps all values
 * @endless refused
 */
export async function toObjectAsync<K extends PropertyKey, V, R>(
  source: AnyIterable<readonly [K, V], R> & Ending<R>,
): Promise<RecordOf<K, V>> {
  const result = bare<K, V>();
  let index = 0;
  for await (const entry of openEndingAsync<readonly [K, V]>("toObject", source)) {
    mustBeEntry("toObject", entry, index++);
    result[entry[0]] = entry[1];
  }
  return plain(result);
}

/** An object that inherits nothing yet, so that every key can be assigned, `__proto__` too. */
function bare<K extends PropertyKey, V>(): Record<K, V> {
  return Object.create(null) as Record<K, V>;
}

function plain<K extends PropertyKey, V>(result: Record<K, V>): RecordOf<K, V> {
  return Object.setPrototypeOf(result, Object.prototype) as RecordOf<K, V>;
}
