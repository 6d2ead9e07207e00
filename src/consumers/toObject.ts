import { openSource } from "../core/async.js";
import { consume } from "../core/consume.js";
import { END } from "../core/cursor.js";
import { mustBeEntry } from "../core/entry.js";
import type { AnyIterable, Ending, RecordOf } from "../core/types.js";

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
 * toObject(zip([["width", "height"], [3, 4]])); // => { width: 3, height: 4 }
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
  return consume("toObject", source, (cursor) => {
    const result = {};
    let index = 0;
    for (let entry = cursor.pull(); entry !== END; entry = cursor.pull()) {
      mustBeEntry("toObject", entry, index++);
      put(result, entry[0], entry[1]);
    }
    return result as RecordOf<K, V>;
  });
}

/**
 * {@link toObject} over an async or sync iterable.
 *
 * @example
 * ```ts
 * import { map, toObject } from "lazuli/async";
 *
 * await toObject(map(["a", "b"], async (letter, index) => [letter, index])); // => { a: 0, b: 1 }
 * ```
 * @category Collecting
 * @pulls all
 * @keeps all values
 * @endless refused
 */
export async function toObjectAsync<K extends PropertyKey, V, R>(
  source: AnyIterable<readonly [K, V], R> & Ending<R>,
): Promise<RecordOf<K, V>> {
  const result = {};
  let index = 0;
  for await (const entry of openSource<readonly [K, V]>("toObject", source)) {
    mustBeEntry("toObject", entry, index++);
    put(result, entry[0], entry[1]);
  }
  return result as RecordOf<K, V>;
}

/** Sets a property of a plain object's own, whatever that inherits under the name. */
function put(result: object, key: PropertyKey, value: unknown): void {
  // Asked of what is inherited: in a large result it takes several times as long to look, or to define a key again.
  if (key in Object.prototype)
    Object.defineProperty(result, key, { value, writable: true, enumerable: true, configurable: true });
  else (result as Record<PropertyKey, unknown>)[key] = value;
}
