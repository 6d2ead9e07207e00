import { mustBeFunction } from "../core/checks/arguments.js";
import { must } from "../core/checks/must.js";
import { END, type End, EndlessSource, type Meter } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * The first values, and then values that a function computes from the last ones. The sequence never ends.
 *
 * It keeps as many values as there are first ones. The function is called when the next value is pulled, never in
 * advance.
 *
 * @param initial - The first values, as an array, which is copied.
 * @param step - Called with the last values, oldest first and as many as there are first ones, and with the index of
 * the next value; returns the next value.
 * @throws TypeError if `initial` is not an array, or `step` is not a function.
 * @example
 * ```ts
 * import { recurrence, take } from "lazuli";
 *
 * console.log([
 *   ...take(
 *     recurrence([0n, 0n, 1n], (a, b, c) => a + b + c),
 *     8,
 *   ),
 * ]); // => [0n, 0n, 1n, 1n, 2n, 4n, 7n, 13n]
 * console.log([...take(recurrence([1], (last, n) => last * n), 6)]); // => [1, 1, 2, 6, 24, 120]
 * ```
 * @see {@link iterate} if only the last value counts, {@link linearRecurrence} for a recurrence with constant
 * coefficients, which can start at any index.
 * @category Sources
 * @pulls nothing
 * @keeps as many values as are given first
 * @endless never ends
 */
export function recurrence<T, I extends readonly T[] | []>(
  initial: I & readonly T[],
  step: (...last: [...{ -readonly [K in keyof I]: T }, index: number]) => T,
): Lazy<T, never> {
  must(Array.isArray(initial), "recurrence", "initial", "an array", initial);
  mustBeFunction("recurrence", "step", step);
  return new LazyIterator(new Recurrence<T>(initial.slice(), step as never));
}

class Recurrence<T> extends EndlessSource<T> {
  /** The values that the next one is made from. */
  private readonly last: T[];
  private readonly step: (...last: unknown[]) => T;
  private index = 0;

  constructor(initial: T[], step: (...last: unknown[]) => T) {
    super("recurrence");
    this.last = initial;
    this.step = step;
  }

  pull(meter: Meter | undefined): T | End {
    meter?.pull();
    if (this.isOver) return END;
    const { last, step, index } = this;
    this.index++;
    if (index < last.length) return last[index] as T;
    const value = step(...last, index);
    last.push(value);
    last.shift();
    return value;
  }
}
