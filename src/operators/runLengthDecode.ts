import { AsyncJoin } from "../core/async/asyncJoin.js";
import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { mustBeObject } from "../core/checks/arguments.js";
import { must } from "../core/checks/must.js";
import { type Cursor, END, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * The values of runs: each value as often as its run is long.
 *
 * @param source - The runs, as pairs of a value and its length: a non-negative integer or `Infinity`. The result
 * is endless if the source is.
 * @throws TypeError at the pull of a run that is not a pair with a number.
 * @throws RangeError at the pull of a run whose length is negative or not an integer. The messages name the index
 * of the run.
 * @example
 * ```ts
 * import { runLengthDecode } from "lazuli";
 *
 * console.log([...runLengthDecode([["a", 3], ["b", 1]])]); // => ["a", "a", "a", "b"]
 * ```
 * @see {@link runLengthEncode} for the reverse.
 * @category Neighbours
 * @pulls 0 or more per value
 * @keeps 1 value
 * @endless safe
 */
export function runLengthDecode<T, R>(source: Iterable<readonly [T, number], R>): Lazy<T, EndOf<R>> {
  return new LazyIterator(new RunLengthDecode(open("runLengthDecode", source)));
}

class RunLengthDecode<T> extends Stage<T, Cursor<readonly [T, number]>> {
  private value: T | undefined;
  /** How often the value is still to be yielded. */
  private remaining = 0;
  private index = 0;

  constructor(source: Cursor<readonly [T, number]>) {
    super(source, "runLengthDecode");
  }

  pull(meter: Meter | undefined): T | End {
    if (this.remaining > 0) meter?.pull();
    while (this.remaining === 0) {
      const run = this.source.pull(meter);
      if (isEnd(run)) return END;
      mustBeRun(run, this.index++);
      this.value = run[0];
      this.remaining = run[1];
    }
    this.remaining--;
    return this.value as T;
  }

  override close(): void {
    this.remaining = 0;
    super.close();
  }
}

function mustBeRun(run: readonly [unknown, number], index: number): void {
  mustBeObject("runLengthDecode", `the value at index ${index}`, run, "a pair");
  const length = run[1];
  const isNumber = typeof length === "number";
  must(
    isNumber && length >= 0 && (Number.isInteger(length) || length === Infinity),
    "runLengthDecode",
    `the length at index ${index}`,
    "a non-negative integer or Infinity",
    length,
    isNumber ? RangeError : TypeError,
  );
}

/**
 * {@link runLengthDecode} over an async or sync iterable.
 *
 * @example
 * ```ts
 * import { runLengthDecode, toArray } from "lazuli/async";
 *
 * console.log(await toArray(runLengthDecode([["a", 3], ["b", 1]]))); // => ["a", "a", "a", "b"]
 * ```
 * @category Neighbours
 * @pulls 0 or more per value
 * @keeps 1 value
 * @endless safe
 */
export function runLengthDecodeAsync<T, R>(
  source: AnyIterable<readonly [T, number], R>,
): AsyncLazy<T, EndOf<R>> {
  return over(
    new AsyncJoin(
      [openAsync("runLengthDecode", source)],
      ([view]) => new RunLengthDecode(view as Cursor<readonly [T, number]>),
    ),
  );
}
