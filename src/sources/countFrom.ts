import { mustBeNumber } from "../core/checks/counts.js";
import { must } from "../core/checks/must.js";
import { END, type End, EndlessSource, type Meter } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * The numbers `start`, `start + step`, `start + 2 * step`, …, without end.
 *
 * Each value is computed as `start + index * step`, so rounding errors of fractions do not add up. A fraction that is
 * too small to change a large number yields that number more than once: `countFrom(1e15, 0.01)` repeats 1e15.
 * {@link range} refuses such a step.
 *
 * As a callback, it would take the index for `step`: write an arrow, `map(starts, (start) => countFrom(start))`.
 *
 * @param start - The first value; 0 if left out.
 * @param step - The difference between neighbours; 1 if left out. It may be negative or 0.
 * @throws TypeError if an argument is neither a number nor a bigint, or if numbers and bigints are mixed.
 * @throws RangeError if an argument is `NaN` or infinite, and at the pull of a number beyond `Number.MAX_SAFE_INTEGER`, where integers are no longer exact.
 * Bigints have no limit.
 * @example
 * ```ts
 * import { countFrom, take } from "lazuli";
 *
 * console.log([...take(countFrom(1), 3)]); // => [1, 2, 3]
 * console.log([...take(countFrom(10n, -5n), 4)]); // => [10n, 5n, 0n, -5n]
 * ```
 * @see {@link range} for a sequence that ends, {@link iterate} to compute the next value in another way.
 * @category Sources
 * @pulls nothing
 * @keeps nothing
 * @endless never ends
 */
export function countFrom(start?: number, step?: number): Lazy<number, never>;
export function countFrom(start: bigint, step?: bigint): Lazy<bigint, never>;
export function countFrom(start: unknown = 0, step?: unknown): Lazy<number, never> | Lazy<bigint, never> {
  const isBigint = typeof start === "bigint";
  const distance = step ?? (isBigint ? 1n : 1);
  mustBeFinite("start", start, isBigint);
  mustBeFinite("step", distance, isBigint);
  return new LazyIterator(new CountFrom(start as number, distance as number));
}

function mustBeFinite(argument: string, value: unknown, isBigint: boolean): void {
  if (isBigint) must(typeof value === "bigint", "countFrom", argument, "a bigint", value);
  else mustBeNumber(Number.isFinite(value), "countFrom", argument, "a finite number", value);
}

/** Typed for numbers. At run time all fields are of one kind, and the same code serves bigints. */
class CountFrom extends EndlessSource<number> {
  private readonly start: number;
  private readonly step: number;
  private index: number;

  constructor(start: number, step: number) {
    super(`countFrom(${start})`);
    this.start = start;
    this.step = step;
    this.index = (typeof start === "bigint" ? 0n : 0) as number;
  }

  pull(meter: Meter | undefined): number | End {
    meter?.pull();
    if (this.isOver) return END;
    const value = this.start + this.step * this.index++;
    if (typeof value === "number" && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
      throw new RangeError(`countFrom: ${value} is past Number.MAX_SAFE_INTEGER; count with bigints`);
    }
    return value;
  }
}
