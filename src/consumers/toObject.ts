import { visitAll } from "../core/async/stages.js";
import { visitEach } from "../core/engine/consume.js";
import { mustBeEntry } from "../core/checks/entries.js";
import type { AnyIterable, Entry, RecordOf } from "../core/types/iterables.js";
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
export function toObject<E extends Entry<PropertyKey>, R>(source: Iterable<E, R> & Ending<R>): RecordOf<E> {
  const result = bare();
  visitEach<E>("toObject", source, (entry, index) => {
    mustBeEntry("toObject", entry, index);
    result[entry[0]] = entry[1];
  });
  return plain(result);
}

/**
 * The async {@link toObject}: resolves to an object with the entries of a sequence as its properties.
 *
 * It is a plain object. Every key becomes an own property, `"__proto__"` too: no key can change what the object
 * inherits. Of entries with equal keys the last one wins. Values that are promises are not awaited.
 *
 * @param source - Pairs of a key and a value, as an async or sync iterable. Endless sources are refused, by the
 * compiler and at the call.
 * @throws TypeError if a value is not an object, or if `source` is known to be endless.
 * @example
 * ```ts
 * import { map, toObject } from "lazuli/async";
 *
 * console.log(await toObject(map(["a", "b"], async (letter, i) => [letter, i]))); // => { a: 0, b: 1 }
 * ```
 * @see {@link toMap} for keys of any type.
 * @category Collecting
 * @pulls all
 * @keeps all values
 * @endless refused
 */
export async function toObjectAsync<E extends Entry<PropertyKey>, R>(
  source: AnyIterable<E, R> & Ending<R>,
): Promise<RecordOf<E>> {
  const result = bare();
  await visitAll<E>("toObject", source, (entry, index) => {
    mustBeEntry("toObject", entry, index);
    result[entry[0]] = entry[1];
  });
  return plain(result);
}

/** An object that inherits nothing yet, so that every key can be assigned, `__proto__` too. */
function bare(): Record<PropertyKey, unknown> {
  return Object.create(null) as Record<PropertyKey, unknown>;
}

function plain<E extends Entry<PropertyKey>>(result: Record<PropertyKey, unknown>): RecordOf<E> {
  return Object.setPrototypeOf(result, Object.prototype) as RecordOf<E>;
}
