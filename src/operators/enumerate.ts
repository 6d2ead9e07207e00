import { through } from "../core/async/stages.js";
import { plain } from "../core/async/step.js";
import { checked } from "../core/checks/arguments.js";
import { must } from "../core/checks/must.js";
import { type Cursor, END, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * Each value together with its number, as `[number, value]`.
 *
 * As a callback, it would take the index for `start`: write an arrow, `map(lists, (list) => enumerate(list))`.
 *
 * @param source - The values to number. The result is endless if the source is.
 * @param start - The number of the first value; 0 if left out.
 * @throws TypeError if `start` is not a safe integer.
 * @example
 * ```ts
 * import { enumerate } from "lazuli";
 *
 * console.log([...enumerate(["a", "b"])]); // => [[0, "a"], [1, "b"]]
 * console.log([...enumerate(["a", "b"], 1)]); // => [[1, "a"], [2, "b"]]
 * ```
 * @see {@link zip} with {@link countFrom} for other kinds of numbers.
 * @category Transforming
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function enumerate<T, R>(source: Iterable<T, R>, start: number = 0): Lazy<[number, T], EndOf<R>> {
  checkStart(source, start);
  return new LazyIterator(new Enumerate(open("enumerate", source), start));
}

class Enumerate<T> extends Stage<[number, T], Cursor<T>> {
  private index: number;

  constructor(source: Cursor<T>, start: number) {
    super(source, "enumerate");
    this.index = start;
  }

  pull(meter: Meter | undefined): [number, T] | End {
    const value = this.source.pull(meter);
    return isEnd(value) ? END : [this.index++, value];
  }
}

/**
 * The async {@link enumerate}: each value together with its number, as `[number, value]`.
 *
 * As a callback, it would take the index for `start`: write an arrow, `map(lists, (list) => enumerate(list))`.
 *
 * @param source - An async or sync iterable. The result is endless if it is.
 * @param start - The number of the first value; 0 if left out.
 * @throws TypeError if `start` is not a safe integer.
 * @example
 * ```ts
 * import { enumerate, toArray } from "lazuli/async";
 *
 * console.log(await toArray(enumerate(["a", "b"], 1))); // => [[1, "a"], [2, "b"]]
 * ```
 * @see {@link zip} with `countFrom` of `lazuli` for other kinds of numbers.
 * @category Transforming
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function enumerateAsync<T, R>(
  source: AnyIterable<T, R>,
  start: number = 0,
): AsyncLazy<[number, T], EndOf<R>> {
  checkStart(source, start);
  let index = start;
  const run = (value: T): unknown => [index++, value];
  return through("enumerate", source, plain("enumerate", run));
}

function checkStart(source: unknown, start: number): void {
  checked("enumerate", source, () => {
    must(Number.isSafeInteger(start), "enumerate", "start", "a safe integer", start);
  });
}
