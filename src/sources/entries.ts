import { mustBeObject } from "../core/checks/arguments.js";
import { END, type End, type Meter, Source } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import type { KeyOf } from "../core/types/iterables.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * The own enumerable properties of an object with string keys, as `[key, value]` pairs.
 *
 * They are the pairs of `Object.entries`, in the same order. The keys are read at the first pull, and each value when
 * its pair is pulled. A property that was removed in the meantime is skipped; one that was added is not included.
 *
 * @param object - An object. A `Map` needs no `entries`: it is an iterable of its pairs already.
 * @returns The pairs, typed by the known properties of the object's type.
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
export function entries<O extends object>(
  object: O,
): Lazy<{ [K in KeyOf<O>]-?: [key: `${K}`, value: O[K]] }[KeyOf<O>]> {
  mustBeObject("entries", "object", object);
  return new LazyIterator(new Entries(object));
}

class Entries<T> extends Source<T> {
  private readonly object: object;
  /** Read at the first pull. */
  private keys: readonly string[] | undefined;
  private index = 0;

  constructor(object: object) {
    super("entries");
    this.object = object;
  }

  pull(meter: Meter | undefined): T | End {
    meter?.pull();
    if (this.isOver) return END;
    const { object } = this;
    const keys = (this.keys ??= Object.getOwnPropertyNames(object));
    while (this.index < keys.length) {
      const key = keys[this.index++] as string;
      if (Object.prototype.propertyIsEnumerable.call(object, key))
        return [key, (object as Record<string, unknown>)[key]] as T;
    }
    return this.stop();
  }
}
