import { EndlessAsyncSource } from "../core/async/asyncSource.js";
import { over } from "../core/async/stages.js";
import { mustBeFunction } from "../core/checks/arguments.js";
import { must } from "../core/checks/must.js";
import { END, type End, EndlessSource, type Meter } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { slideTo } from "../core/engine/window.js";
import type { Awaitable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";

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
  step = checkRecurrence(initial, step);
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
    const { length } = last;
    // The language takes several times as long to spread them.
    const value =
      length === 1
        ? step(last[0], index)
        : length === 2
          ? step(last[0], last[1], index)
          : step(...last, index);
    if (length > 0) slideTo(last, length, value);
    return value;
  }
}

/**
 * The first values, and then values that a function computes from the last ones, each awaited. The sequence never ends.
 * As {@link recurrence}, with a function that may be async. It is called when the next value is pulled, never in advance.
 *
 * @param initial - The first values, as an array, which is copied.
 * @param step - Called with the last values, oldest first and as many as there are first ones, and with the index of
 * the next value; returns the next value, or a promise of it.
 * @throws TypeError if `initial` is not an array, or `step` is not a function.
 * @example
 * ```ts
 * import { recurrence, take, toArray } from "lazuli/async";
 *
 * const sum = async (a: number, b: number) => a + b;
 * console.log(await toArray(take(recurrence([1, 1], sum), 7))); // => [1, 1, 2, 3, 5, 8, 13]
 * ```
 * @see {@link iterate} if only the last value counts.
 * @category Sources
 * @pulls nothing
 * @keeps as many values as are given first
 * @endless never ends
 */
export function recurrenceAsync<T, I extends readonly T[] | []>(
  initial: I & readonly T[],
  step: (...last: [...{ -readonly [K in keyof I]: T }, index: number]) => Awaitable<T>,
): AsyncLazy<T, never> {
  step = checkRecurrence(initial, step);
  return over(new AsyncRecurrence<T>(initial.slice(), step as never));
}

class AsyncRecurrence<T> extends EndlessAsyncSource<T> {
  private last: T[];
  private readonly step: (...last: unknown[]) => Awaitable<T>;
  private index = 0;

  constructor(initial: T[], step: (...last: unknown[]) => Awaitable<T>) {
    super("recurrence");
    this.last = initial;
    this.step = step;
  }

  protected call(): unknown {
    const { last, step, index } = this;
    return index < last.length ? last[index] : step(...last, index);
  }

  protected accept(result: unknown): T {
    const { last } = this;
    if (this.index++ >= last.length) {
      last.push(result as T);
      last.shift();
    }
    return result as T;
  }

  override close(): undefined {
    this.last = [];
    super.close();
  }
}

function checkRecurrence<F>(initial: unknown, step: F): F {
  must(Array.isArray(initial), "recurrence", "initial", "an array", initial);
  return mustBeFunction("recurrence", "step", step);
}
