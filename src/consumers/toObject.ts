import { openEndingAsync } from "../core/async/edge.js";
import { allElementsOf } from "../core/engine/consume.js";
import { mustBeEntry } from "../core/checks/entries.js";
import type { AnyIterable, RecordOf } from "../core/types/iterables.js";
import type { Ending } from "../core/types/endlessness.js";

/**
 * Returns an object with the entries of a sequence as its properties, as `Object.fromEntries` does.
 *
 * It is a plain object. Every key becomes an own property, `"__proto__"` too: no key can change what the object
 * inherits. Of entries with equal keys the last one wins.
 *
 * @param source - Pairs of a key and a value. Endless sequences are refused.
 * @throws TypeError if a value is not an object.
 * @example
 * ```ts
 * import { toObject, zip } from "lazuli";
 *
 * console.log(toObject(zip([["width", "height"], [3, 4]]))); // => { width: 3, height: 4 }
 * ```
 * @see {@link toMap} for keys of any type.
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
