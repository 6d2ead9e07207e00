import { mustBeObject } from "../core/checks/arguments.js";
import { END, type End, Source } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import type { EntryOf } from "../core/types/iterables.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * The properties of an object, as `[key, value]`: its own, enumerable ones with a string key.
 *
 * They are those of `Object.entries`, in its order. The keys are read with the first pull, each value when it is its
 * turn; a property that is gone by then is left out, and one that was added since does not count.
 *
 * @param object - A plain object, as a rule; a `Map` is an iterable of its entries already.
 * @returns The pairs, typed by the properties that the type of the object knows.
 * @throws TypeError if `object` is not an object.
 * @example
 * ```ts
 * import { entries, find } from "lazuli";
 *
 * const stock = { apples: 0, pears: 3, plums: 8 };
 * console.log(find(entries(stock), ([, count]) => count > 0)); // => ["pears", 3]
 * ```
 * @see {@link zipKeyed} for an object of sequences.
 * @category Sources
 * @pulls nothing
 * @keeps the keys
 * @endless ends by itself
 */
export function entries<O extends object>(object: O): Lazy<EntryOf<O>> {
  mustBeObject("entries", "object", object);
  return new LazyIterator<EntryOf<O>, undefined>(new Entries(object, undefined, "entries"));
}

/** Its argument are the keys, once they are read. */
class Entries<T> extends Source<T, object, readonly string[] | undefined> {
  private index = 0;

  pull(): T | End {
    if (this.over) return END;
    const { source: object } = this;
    const keys = (this.argument ??= Object.getOwnPropertyNames(object));
    while (this.index < keys.length) {
      const key = keys[this.index++] as string;
      if (Object.prototype.propertyIsEnumerable.call(object, key))
        return [key, (object as Record<string, unknown>)[key]] as T;
    }
    return this.stop();
  }
}
