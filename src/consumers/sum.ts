import { visitAll } from "../core/async/stages.js";
import { Total, totalOf } from "../core/values/runningSum.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Ending } from "../core/types/endlessness.js";
import type { AnySummable, Summable, SumOf } from "../core/types/sums.js";

/**
 * Returns the sum of numbers or of bigints.
 *
 * Sums of bigints are exact. For numbers, rounding errors are tracked and added at the end, so the error does not
 * grow with the length of the sequence (the algorithm is Neumaier's: A. Neumaier, ZAMM 54, 1974; four additions a
 * value). The result is the exact sum, rounded once, whenever the rounding errors themselves add up exactly, as they
 * do for a few values. Otherwise it is off by at most one unit in the last place plus `n² · 2⁻¹⁰⁴ · Σ|x|`, which
 * matters only if nearly everything cancels out.
 *
 * Intermediate sums may be too large for a number: the result is `Infinity` only if the sum itself is too large, or a
 * value is infinite. The sum of nothing but negative zeros is `-0`.
 *
 * @param source - The values to add, all of one kind. Endless sequences are refused.
 * @returns The sum. If there are no values it is the number 0, also where bigints were expected, since nothing tells
 * the kind.
 * @throws TypeError if a value is neither a number nor a bigint, or not of the same kind as those before it. The
 * message names its index.
 * @example
 * ```ts
 * import { fib, filter, isEven, sum, takeWhile } from "lazuli";
 *
 * console.log(sum(filter(takeWhile(fib(), (n) => n < 4_000_000n), isEven))); // => 4613732n
 * console.log(sum([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7])); // => 2.8
 * console.log(sum([1e308, 1e308, -1e308])); // => 1e308
 * ```
 * @see {@link average}, {@link reduce} to fold in other ways.
 * @category Reducing
 * @pulls all
 * @keeps nothing
 * @endless refused
 */
export function sum<const N, R>(source: Iterable<N, R> & Ending<R> & Summable<N>): SumOf<N>;
export function sum(source: Iterable<number | bigint>): number | bigint {
  return totalOf("sum", source).value;
}

/**
 * The async {@link sum}: resolves to the sum of numbers or of bigints.
 *
 * Sums of bigints are exact. For numbers, rounding errors are tracked and added at the end, so the error does not grow
 * with the length of the sequence. The result is `Infinity` only if the sum itself is too large, or a value is
 * infinite.
 *
 * @param source - The numbers or bigints, all of one kind, as an async or sync iterable. Endless sources are refused,
 * by the compiler and at the call.
 * @returns The sum; the number 0 if there are no values, also where bigints were expected.
 * @throws TypeError if a value is neither a number nor a bigint, or not of the same kind as those before it, or if
 * `source` is known to be endless. The message names the index of the value.
 * @example
 * ```ts
 * import { sum } from "lazuli/async";
 *
 * console.log(await sum([1, 2, 3])); // => 6
 * ```
 * @see {@link average}, {@link reduce} to fold in other ways.
 * @category Reducing
 * @pulls all
 * @keeps nothing
 * @endless refused
 */
export async function sumAsync<const N, R>(
  source: AnyIterable<N, R> & Ending<R> & AnySummable<N>,
): Promise<SumOf<N>>;
export async function sumAsync(source: AnyIterable<number | bigint>): Promise<number | bigint> {
  const total = new Total("sum");
  await visitAll("sum", source, (value) => total.add(value));
  return total.value;
}
