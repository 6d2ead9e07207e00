import { through } from "../core/async/stages.js";
import { calling, PASS, SKIP } from "../core/async/step.js";
import { checked, mustBeFunction, mustBeSync } from "../core/checks/arguments.js";
import { type Cursor, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { Predicate, Sync } from "../core/types/callbacks.js";

/**
 * The values from the first one on for which a predicate is false.
 *
 * The dropped values are pulled together with the first value that is kept, not earlier.
 *
 * @param source - The values to drop from. The result is endless if the source is.
 * @param predicate - Called with each value and its index until it is false, and not after that. Any truthy result
 * counts as true.
 * @throws TypeError if `predicate` is not a function, or is async.
 * @example
 * ```ts
 * import { dropWhile } from "lazuli";
 *
 * console.log([...dropWhile([1, 2, 9, 2, 1], (n) => n < 5)]); // => [9, 2, 1]
 * ```
 * @see {@link takeWhile} for the values before, {@link filter} to test every value.
 * @category Stopping
 * @pulls 1 per value, the dropped ones ahead
 * @keeps nothing
 * @endless safe
 */
export function dropWhile<T, R, P = unknown>(
  source: Iterable<T, R>,
  predicate: (value: T, index: number) => Sync<P>,
): Lazy<T, EndOf<R>> {
  predicate = checked("dropWhile", source, mustBeSync, "predicate", predicate);
  return new LazyIterator(new DropWhile(open("dropWhile", source), predicate));
}

class DropWhile<T> extends Stage<T> {
  private readonly predicate: Predicate<T>;
  private index = 0;
  private isDropping = true;

  constructor(source: Cursor<T>, predicate: Predicate<T>) {
    super(source, "dropWhile");
    this.predicate = predicate;
  }

  pull(meter: Meter | undefined): T | End {
    const { source, predicate } = this;
    let value = source.pull(meter);
    if (this.isDropping) {
      while (!isEnd(value) && predicate(value, this.index++)) value = source.pull(meter);
      this.isDropping = false;
    }
    return value;
  }
}

/**
 * The async {@link dropWhile}: the values from the first one on for which a predicate is false.
 *
 * The predicate is awaited before the next value is pulled. The dropped values are pulled together with the first value
 * that is kept, not earlier.
 *
 * @param source - An async or sync iterable. The result is endless if it is.
 * @param predicate - Called with each value and its index until it is false, and not after that; may return a promise.
 * Any truthy result counts as true.
 * @throws TypeError if `predicate` is not a function.
 * @example
 * ```ts
 * import { dropWhile, toArray } from "lazuli/async";
 *
 * console.log(await toArray(dropWhile([1, 2, 9, 2], async (n) => n < 5))); // => [9, 2]
 * ```
 * @see {@link takeWhile} for the values before, {@link filter} to test every value.
 * @category Stopping
 * @pulls 1 per value, the dropped ones ahead
 * @keeps nothing
 * @endless safe
 */
export function dropWhileAsync<T, R>(
  source: AnyIterable<T, R>,
  predicate: Predicate<T>,
): AsyncLazy<T, EndOf<R>> {
  predicate = checked("dropWhile", source, mustBeFunction, "predicate", predicate);
  let isDropping = true;
  const call = (value: T, index: number): unknown => isDropping && predicate(value, index);
  const decide = (ok: unknown): unknown => {
    isDropping = Boolean(ok);
    return isDropping ? SKIP : PASS;
  };
  return through("dropWhile", source, calling("dropWhile", call, { decide }));
}
