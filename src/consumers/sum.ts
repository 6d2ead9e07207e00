import { openSource } from "../core/async.js";
import { must } from "../core/check.js";
import { consume } from "../core/consume.js";
import { END } from "../core/cursor.js";
import type { AnyIterable, Ending } from "../core/types.js";

/**
 * The sum of numbers or of bigints.
 *
 * Bigints are added exactly. Numbers are added with the rounding errors kept aside and added at the end, so
 * that the result does not drift with the length of the sequence.
 *
 * @param source - The values to add, all of one kind; the compiler refuses endless ones.
 * @returns The sum. Without values it is the number 0, also where bigints were awaited: there is nothing to
 * tell the kind by.
 * @throws TypeError for a value that is neither, or of another kind than those before it; it names the index.
 * @example
 * ```ts
 * import { fib, filter, isEven, sum, takeWhile } from "lazuli";
 *
 * sum(filter(takeWhile(fib(), (n) => n < 4_000_000n), isEven)); // => 4613732n
 * sum([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]); // => 2.8
 * ```
 * @see {@link reduce} for other ways to fold. The algorithm is Neumaier's (A. Neumaier, ZAMM 54, 1974), at
 * four additions a value.
 * @category Reducing
 * @pulls all
 * @keeps nothing
 * @endless refused
 */
export function sum<R>(source: Iterable<number, R> & Ending<R>): number;
export function sum<R>(source: Iterable<bigint, R> & Ending<R>): bigint;
export function sum(source: Iterable<number | bigint>): number | bigint {
  return consume("sum", source, (cursor) => {
    const total = new Total();
    for (let value = cursor.pull(); value !== END; value = cursor.pull()) total.add(value);
    return total.value;
  });
}

/**
 * {@link sum} over an async or sync iterable.
 *
 * @example
 * ```ts
 * import { sum } from "lazuli/async";
 *
 * await sum([1, 2, 3]); // => 6
 * ```
 * @category Reducing
 * @pulls all
 * @keeps nothing
 * @endless refused
 */
export async function sumAsync<R>(source: AnyIterable<number, R> & Ending<R>): Promise<number>;
export async function sumAsync<R>(source: AnyIterable<bigint, R> & Ending<R>): Promise<bigint>;
export async function sumAsync(source: AnyIterable<number | bigint>): Promise<number | bigint> {
  const total = new Total();
  for await (const value of openSource("sum", source)) total.add(value);
  return total.value;
}

/** A running sum of values of one kind. */
class Total {
  private count = 0;
  private exact: bigint | undefined;
  private rounded = 0;
  /** What rounding has taken from `rounded` so far. */
  private lost = 0;

  add(value: number | bigint): void {
    if (typeof value === "number" && this.exact === undefined) {
      const next = this.rounded + value;
      this.lost +=
        Math.abs(this.rounded) >= Math.abs(value) ? this.rounded - next + value : value - next + this.rounded;
      this.rounded = next;
    } else if (typeof value === "bigint" && (this.count === 0 || this.exact !== undefined)) {
      this.exact = (this.exact ?? 0n) + value;
    } else {
      const kind =
        this.count === 0 ? "a number or a bigint" : this.exact === undefined ? "a number" : "a bigint";
      must(false, "sum", `the value at index ${this.count}`, kind, value);
    }
    this.count++;
  }

  get value(): number | bigint {
    // Past the largest number there is no error to keep, only NaN from Infinity - Infinity.
    return this.exact ?? (Number.isFinite(this.rounded) ? this.rounded + this.lost : this.rounded);
  }
}
