import { must } from "../core/checks/must.js";
import { END, type End, EndlessSource } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * The numbers from `start` on, for ever.
 *
 * Each value is computed as `start + index * step`, so that fractions do not add up their rounding errors. Where a
 * fraction is too small to change a large number, that number is yielded more than once, as 1e15 is by
 * `countFrom(1e15, 0.01)`; {@link range} refuses that.
 *
 * @param start - The first value; 0 if left out.
 * @param step - The distance between values; 1 if left out. It may be negative or 0.
 * @throws TypeError if an argument is not a finite number or a bigint, or if the kinds are mixed.
 * @throws RangeError when the next number would be beyond `Number.MAX_SAFE_INTEGER`, where not every integer is a
 * number; bigints have no such limit.
 * @example
 * ```ts
 * import { countFrom, take } from "lazuli";
 *
 * console.log([...take(countFrom(1), 3)]); // => [1, 2, 3]
 * console.log([...take(countFrom(10n, -5n), 4)]); // => [10n, 5n, 0n, -5n]
 * ```
 * @see {@link range} for one that ends, {@link iterate} for other steps than addition.
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
  return new LazyIterator(
    new CountFrom(start as number, distance as number, `countFrom(${start as number})`),
  );
}

function mustBeFinite(argument: string, value: unknown, isBigint: boolean): void {
  const ok = isBigint ? typeof value === "bigint" : Number.isFinite(value);
  must(ok, "countFrom", argument, isBigint ? "a bigint" : "a finite number", value);
}

/** Typed for numbers; at run time all of its fields are of one kind, and bigints read the same. */
class CountFrom extends EndlessSource<number, number, number> {
  private index = (typeof this.source === "bigint" ? 0n : 0) as number;

  pull(): number | End {
    if (this.over) return END;
    const value = this.source + this.argument * this.index++;
    if (typeof value === "number" && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
      throw new RangeError(`countFrom: ${value} is past Number.MAX_SAFE_INTEGER; count with bigints`);
    }
    return value;
  }
}
