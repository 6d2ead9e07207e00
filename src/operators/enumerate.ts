import { asyncLazy } from "../core/async.js";
import { checked, expected } from "../core/check.js";
import { type Cursor, END, type End, Stage } from "../core/cursor.js";
import { lazy } from "../core/lazy.js";
import { open } from "../core/open.js";
import type { AnyIterable, AsyncLazy, EndOf, Lazy } from "../core/types.js";

/**
 * Each value together with its number, as `[number, value]`.
 *
 * @param source - The values to number; an endless source gives an endless result.
 * @param start - The number of the first value; 0 if left out.
 * @throws TypeError if `start` is not a safe integer.
 * @example
 * ```ts
 * import { enumerate } from "lazuli";
 *
 * [...enumerate(["a", "b"])]; // => [[0, "a"], [1, "b"]]
 * [...enumerate(["a", "b"], 1)]; // => [[1, "a"], [2, "b"]]
 * ```
 * @see {@link zip} with {@link countFrom} for other numberings.
 * @category Transforming
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function enumerate<T, R>(source: Iterable<T, R>, start: number = 0): Lazy<[number, T], EndOf<R>> {
  checkStart(source, start);
  return lazy(new Enumerate(open("enumerate", source), start));
}

class Enumerate<T> extends Stage<T, [number, T]> {
  private index: number;

  constructor(source: Cursor<T>, start: number) {
    super(source);
    this.index = start;
  }

  get name(): string {
    return "enumerate";
  }

  pull(): [number, T] | End {
    const value = this.source.pull();
    return value === END ? END : [this.index++, value];
  }
}

/**
 * {@link enumerate} over an async or sync iterable.
 *
 * @example
 * ```ts
 * import { enumerate, toArray } from "lazuli/async";
 *
 * await toArray(enumerate(["a", "b"], 1)); // => [[1, "a"], [2, "b"]]
 * ```
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
  return asyncLazy("enumerate", source, async function* (values) {
    let index = start;
    for await (const value of values) yield [index++, value] satisfies [number, T];
  });
}

function checkStart(source: unknown, start: number): void {
  checked("enumerate", source, () => {
    if (!Number.isSafeInteger(start)) {
      throw new TypeError(expected("enumerate", "start", "a safe integer", start));
    }
  });
}
