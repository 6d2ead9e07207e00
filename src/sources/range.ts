import { isObject, must } from "../core/checks/arguments.js";
import { END, type End, Source } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * The distance between the values of a {@link range}, and whether its end belongs to it.
 *
 * @category Types
 */
export interface RangeOptions<N extends number | bigint> {
  readonly step?: N | undefined;
  readonly inclusive?: boolean | undefined;
}

/**
 * The numbers from `start` up or down to `end`.
 *
 * Each value is computed as `start + index * step`, so that fractions do not add up their rounding errors.
 * It follows the TC39 proposal `Iterator.range`; the short form `range(end)` starts at 0.
 *
 * @param start - The first value.
 * @param end - Where to stop, left out unless `inclusive`. It may be infinite; {@link countFrom} says that better.
 * @param step - The distance between values, or an object with `step` and `inclusive`. Without it 1, or -1 if
 * `end` lies below `start`. A step that leads away from `end` gives an empty range.
 * @throws TypeError if numbers and bigints are mixed, or an argument is neither.
 * @throws RangeError for `NaN`, for an infinite start or step, and for a step of 0.
 * @example
 * ```ts
 * import { range } from "lazuli";
 *
 * [...range(4)]; // => [0, 1, 2, 3]
 * [...range(0, 1, 0.25)]; // => [0, 0.25, 0.5, 0.75]
 * [...range(3n, 0n, { inclusive: true })]; // => [3n, 2n, 1n, 0n]
 * ```
 * @see {@link countFrom} for a range without an end.
 * @category Sources
 * @pulls nothing
 * @keeps nothing
 * @endless ends by itself
 */
export function range(end: number): Lazy<number>;
export function range(start: number, end: number, step?: number | RangeOptions<number>): Lazy<number>;
export function range(start: bigint, end: bigint, step?: bigint | RangeOptions<bigint>): Lazy<bigint>;
export function range(first: unknown, ...rest: [unknown?, unknown?]): Lazy<number> | Lazy<bigint> {
  const [start, end] = rest.length === 0 ? [zeroOf(first), first] : [first, rest[0]];
  const option = rest[1];
  const { step, inclusive } = isObject(option) ? (option as Options) : { step: option, inclusive: false };
  mustBeNumeric("start", start, start);
  mustBeNumeric("end", end, start);
  if (step != null) mustBeNumeric("step", step, start);
  return new LazyIterator(new Range(start as number, end as number, step as number, Boolean(inclusive)));
}

interface Options {
  readonly step?: unknown;
  readonly inclusive?: unknown;
}

function zeroOf(like: unknown): number | bigint {
  return typeof like === "bigint" ? 0n : 0;
}

function mustBeNumeric(argument: string, value: unknown, like: unknown): void {
  if (typeof like === "bigint") must(typeof value === "bigint", "range", argument, "a bigint", value);
  else must(typeof value === "number", "range", argument, "a number", value);
  const isFinite = value !== Infinity && value !== -Infinity && !Number.isNaN(value);
  const ok = isFinite || (argument === "end" && !Number.isNaN(value));
  must(ok, "range", argument, "finite", value, RangeError);
  must(argument !== "step" || Boolean(value), "range", argument, "other than 0", value, RangeError);
}

/**
 * What it reads is the first value, and its argument is the step. Typed for numbers; at run time all of its
 * fields are of one kind, and bigints read the same.
 */
class Range extends Source<number, number, number> {
  // Assigned, as in `Source`.
  declare private readonly end: number;
  declare private readonly inclusive: boolean;
  declare private index: number;

  constructor(start: number, end: number, step: number | null | undefined, inclusive: boolean) {
    const zero = zeroOf(start) as number;
    let one = zero;
    one++;
    super(start, step ?? (end > start ? one : -one), "range");
    this.end = end;
    this.inclusive = inclusive;
    this.index = zero;
  }

  pull(): number | End {
    const { end, argument: step } = this;
    const value = this.source + step * this.index;
    if (!this.over) {
      if (step > 0 ? value < end : value > end) {
        this.index++;
        return value;
      }
      this.over = true;
      if (this.inclusive && value === end) return value;
    }
    return END;
  }

  // Not made beforehand: where ranges are made in a loop, the text would cost more than the numbers.
  override get label(): string {
    return `${this.title}(${this.source}, ${this.end})`;
  }
}
