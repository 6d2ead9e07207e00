import { through } from "../core/async/stages.js";
import { LAST, PASS, plain, SKIP } from "../core/async/step.js";
import { checked } from "../core/checks/arguments.js";
import { type Cursor, END, type End, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";
import { mustBeWhole } from "../core/checks/counts.js";
import { skip } from "../core/engine/iteratorCursor.js";

/**
 * The values from one position up to another: all of them, or every `step`-th one.
 *
 * Values that are left out are pulled together with the next value that is kept. No value after the last one is
 * pulled: the next call of `next` closes the source. Negative positions are refused, because they count from an
 * end that the source may not have. Use {@link takeLast} or {@link dropLast} for them.
 *
 * If `start` is not less than `end`, or is `Infinity`, the result is empty: the first call of `next` closes the
 * source and pulls nothing. (`drop(source, Infinity)` reads the source to its end, as in the standard.)
 *
 * @param source - The values to choose from; it may be endless.
 * @param start - The position of the first value, counted from 0.
 * @param end - The position to stop before; the end of the source if left out.
 * @param step - The distance between the positions of two values; 1 if left out.
 * @returns A sequence that ends at `end`, or with the source. Without `end`, it is endless if the source is.
 * @throws TypeError if an argument is not an integer; `start` and `end` may also be `Infinity`.
 * @throws RangeError if `start` or `end` is negative, or `step` is less than 1.
 * @example
 * ```ts
 * import { primes, slice } from "lazuli";
 *
 * console.log([...slice(primes(), 2, 5)]); // => [5, 7, 11]
 * console.log([...slice("abcdefg", 1, undefined, 2)]); // => ["b", "d", "f"]
 * ```
 * @see {@link take} and {@link drop} for one end only, {@link stepBy} for the step alone.
 * @category Stopping
 * @pulls 1 or more per value
 * @keeps nothing
 * @endless safe
 */
export function slice<T, R>(
  source: Iterable<T, R>,
  start: number,
  end?: undefined,
  step?: number,
): Lazy<T, EndOf<R>>;
export function slice<T>(source: Iterable<T>, start: number, end?: number, step?: number): Lazy<T>;
export function slice<T>(
  source: Iterable<T>,
  start: number,
  end: number = Infinity,
  step: number = 1,
): Lazy<T> {
  checkSlice(source, start, end, step);
  return new LazyIterator(new Slice(open("slice", source), start, end, step));
}

class Slice<T> extends Stage<T> {
  private readonly end: number;
  private readonly step: number;
  /** The position of the value to yield next. */
  private next: number;
  /** The position of the value to pull next. */
  private index = 0;

  constructor(source: Cursor<T>, start: number, end: number, step: number) {
    super(source, `slice(${start}, ${end}, ${step})`, 2);
    this.next = start;
    this.end = end;
    this.step = step;
  }

  pull(meter: Meter | undefined): T | End {
    const { source, next, end } = this;
    if (next >= end) return this.stop();
    for (; this.index < next; this.index++) if (!skip(source, meter)) return END;
    const value = source.pull(meter);
    this.index++;
    this.next = next + this.step;
    return value;
  }

  override get endless(): boolean {
    return this.end === Infinity && this.next < Infinity && super.endless;
  }
}

/**
 * The async {@link slice}: the values from one position up to another, all of them or every `step`-th one.
 *
 * Values that are left out are pulled together with the next value that is kept. No value after the last one is pulled:
 * the next call of `next` closes the source. Negative positions are refused, because they count from an end that the
 * source may not have. Use {@link takeLast} or {@link dropLast} for them.
 *
 * If `start` is not less than `end`, or is `Infinity`, the result is empty: the first call of `next` closes the source
 * and pulls nothing.
 *
 * @param source - An async or sync iterable; it may be endless.
 * @param start - The position of the first value, counted from 0.
 * @param end - The position to stop before; the end of the source if left out.
 * @param step - The distance between the positions of two values; 1 if left out.
 * @returns A sequence that ends at `end`, or with the source. Without `end`, it is endless if the source is.
 * @throws TypeError if an argument is not an integer; `start` and `end` may also be `Infinity`.
 * @throws RangeError if `start` or `end` is negative, or `step` is less than 1.
 * @example
 * ```ts
 * import { slice, toArray } from "lazuli/async";
 *
 * console.log(await toArray(slice(["a", "b", "c", "d"], 1, 3))); // => ["b", "c"]
 * ```
 * @see {@link take} and {@link drop} for one end only, {@link stepBy} for the step alone.
 * @category Stopping
 * @pulls 1 or more per value
 * @keeps nothing
 * @endless safe
 */
export function sliceAsync<T, R>(
  source: AnyIterable<T, R>,
  start: number,
  end?: undefined,
  step?: number,
): AsyncLazy<T, EndOf<R>>;
export function sliceAsync<T>(
  source: AnyIterable<T>,
  start: number,
  end?: number,
  step?: number,
): AsyncLazy<T>;
export function sliceAsync<T>(
  source: AnyIterable<T>,
  start: number,
  end: number = Infinity,
  step: number = 1,
): AsyncLazy<T> {
  checkSlice(source, start, end, step);
  let index = 0;
  let next = start;
  const run = (): unknown => {
    if (index++ < next) return SKIP;
    next += step;
    return next < end ? PASS : LAST;
  };
  const ends = start >= end ? "at once" : end < Infinity ? "sometimes" : "never";
  return through("slice", source, plain(`slice(${start}, ${end}, ${step})`, run, { ends }));
}

function checkSlice(source: unknown, start: number, end: number, step: number): void {
  checked("slice", source, (name) => {
    if (start !== Infinity) mustBeWhole(name, "start", start, 0);
    if (end !== Infinity) mustBeWhole(name, "end", end, 0);
    mustBeWhole(name, "step", step, 1);
  });
}
