import { distinctUpTo, hasRepeats } from "../core/values/progression.js";
import { isObject, must } from "../core/checks/must.js";
import { END, type End, type Meter, Source } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * The step of a {@link range}, and whether the range includes its end.
 *
 * @category Types
 */
export interface RangeOptions<N extends number | bigint> {
  readonly step?: N | undefined;
  readonly inclusive?: boolean | undefined;
}

/**
 * The numbers from `start` up or down to `end`, as in the TC39 proposal `Iterator.range`. `range(end)` starts at 0.
 *
 * Each value is computed as `start + index * step`, so rounding errors of fractions do not add up.
 *
 * Beyond `Number.MAX_SAFE_INTEGER`, and earlier with small fractions, a step can be too small to change a number. A
 * range in which two neighbours would be the same number is refused at the call; use bigints there. A range to
 * `Infinity` is refused if its first two values would be the same; otherwise the pull of the first repeated value
 * throws.
 *
 * As a callback, it would take the index for `end`: write an arrow, `map(ends, (end) => range(end))`.
 *
 * @param start - The first value.
 * @param end - Where to stop. It is not part of the range unless `inclusive` is true. It may be infinite;
 * {@link countFrom} is shorter then.
 * @param step - The difference between neighbours, or an object with `step` and `inclusive`. If left out it is 1, or
 * -1 if `end` is less than `start`. With a step that leads away from `end` the range is empty.
 * @throws TypeError if numbers and bigints are mixed, or an argument is neither.
 * @throws RangeError if an argument is `NaN`, if `start` or `step` is infinite, if `step` is 0, or if it is too small
 * to change the numbers of the range.
 * @example
 * ```ts
 * import { range } from "lazuli";
 *
 * console.log([...range(4)]); // => [0, 1, 2, 3]
 * console.log([...range(0, 1, 0.25)]); // => [0, 0.25, 0.5, 0.75]
 * console.log([...range(3n, 0n, { inclusive: true })]); // => [3n, 2n, 1n, 0n]
 * range(2 ** 53, 2 ** 53 + 4); // throws RangeError: step must be large enough
 * ```
 * @see {@link countFrom} for a sequence of numbers without an end.
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
  const values = new Range(start as number, end as number, step as number, Boolean(inclusive));
  values.mustAdvance();
  return new LazyIterator(values);
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

/** Typed for numbers. At run time all fields are of one kind, and the same code serves bigints. */
class Range extends Source<number> {
  private readonly start: number;
  private readonly step: number;
  private readonly end: number;
  /** Where the range ends, or where it has to check that its values still differ. */
  private readonly limit: number;
  private readonly inclusive: boolean;
  private index: number;

  constructor(start: number, end: number, step: number | null | undefined, inclusive: boolean) {
    const zero = zeroOf(start) as number;
    let one = zero;
    one++;
    super("range");
    const distance = step ?? (end > start ? one : -one);
    const isEndless = end === (distance > 0 ? Infinity : -Infinity);
    this.start = start;
    this.step = distance;
    this.end = end;
    this.limit = isEndless ? Math.sign(distance) * distinctUpTo(start, distance) : end;
    this.inclusive = inclusive;
    this.index = zero;
  }

  /** Refuses a range in which neighbours are rounded to the same number. */
  mustAdvance(): void {
    const { start, step, end } = this;
    if (typeof start !== "number" || !hasRepeats(start, end, step)) return;
    const where = Number.isFinite(end) ? Math.max(Math.abs(start), Math.abs(end)) : start;
    must(false, "range", "step", `large enough to tell numbers near ${where} apart`, step, RangeError);
  }

  override get endless(): boolean {
    return !this.isOver && this.end === (this.step > 0 ? Infinity : -Infinity);
  }

  pull(meter: Meter | undefined): number | End {
    meter?.pull();
    const { start, step, end, limit } = this;
    const value = start + step * this.index;
    if (!this.isOver) {
      if ((step > 0 ? value < limit : value > limit) || (limit !== end && this.goesOn(value))) {
        this.index++;
        return value;
      }
      this.isOver = true;
      if (this.inclusive && value === end) return value;
    }
    return END;
  }

  /** Whether a value past the limit belongs to the range. Throws if it is the same as the one before. */
  private goesOn(value: number): boolean {
    const { start, step, end, index } = this;
    if (index > 0 && value === start + step * (index - 1)) {
      throw new RangeError(`range: a step of ${step} is too small to change ${value}; use bigints`);
    }
    return step > 0 ? value < end : value > end;
  }

  // Not computed in advance: in a loop that makes ranges, the text would cost more than the numbers.
  override tell(titles: string[]): undefined {
    titles.push(`${this.title}(${this.start}, ${this.end})`);
  }
}
