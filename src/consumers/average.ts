import { visitAll } from "../core/async/stages.js";
import { Total, totalOf } from "../core/values/runningSum.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Ending } from "../core/types/endlessness.js";
import type { IfEmpty, Shape } from "../core/types/shape.js";

/**
 * Returns the arithmetic mean of numbers or of bigints, as a number.
 *
 * Bigints are added exactly, and their mean is rounded once, to the nearest number. Numbers are added as by
 * {@link sum}: the mean is as exact as the sum. The rounding errors of the sum are divided too, so the mean is
 * rounded only once. It is finite even if the sum itself is too large for a number.
 *
 * @param source - The values, all of one kind. Endless sequences are refused.
 * @returns The mean; `undefined` if there are no values.
 * @throws TypeError if a value is neither a number nor a bigint, or not of the same kind as those before it. The
 * message names its index.
 * @example
 * ```ts
 * import { average } from "lazuli";
 *
 * console.log(average([1, 2, 6])); // => 3
 * console.log(average([0.1, 0.2, 0.3])); // => 0.2
 * console.log(average([1n, 2n])); // => 1.5
 * console.log(average([])); // => undefined
 * ```
 * @see {@link sum}, {@link count}
 * @category Reducing
 * @pulls all
 * @keeps nothing
 * @endless refused
 */
export function average<R, S>(
  source: (Iterable<number, R> | Iterable<bigint, R>) & Ending<R> & Shape<S>,
): number | IfEmpty<S>;
export function average(source: Iterable<number | bigint>): number | undefined {
  return meanOf(totalOf("average", source));
}

/**
 * The async {@link average}: resolves to the arithmetic mean of numbers or of bigints, as a number.
 *
 * Bigints are added exactly, and their mean is rounded once, to the nearest number. Numbers are added as by {@link
 * sum}, and their mean is rounded only once too. It is finite even if the sum itself is too large for a number.
 *
 * @param source - The numbers or bigints, all of one kind, as an async or sync iterable. Endless sources are refused,
 * by the compiler and at the call.
 * @returns The mean; `undefined` if there are no values.
 * @throws TypeError if a value is neither a number nor a bigint, or not of the same kind as those before it, or if
 * `source` is known to be endless. The message names the index of the value.
 * @example
 * ```ts
 * import { average } from "lazuli/async";
 *
 * console.log(await average([1, 2, 6])); // => 3
 * ```
 * @see {@link sum}, {@link count}
 * @category Reducing
 * @pulls all
 * @keeps nothing
 * @endless refused
 */
export async function averageAsync<R, S>(
  source: (AnyIterable<number, R> | AnyIterable<bigint, R>) & Ending<R> & Shape<S>,
): Promise<number | IfEmpty<S>>;
export async function averageAsync(source: AnyIterable<number | bigint>): Promise<number | undefined> {
  const total = new Total("average");
  await visitAll("average", source, (value) => total.add(value));
  return meanOf(total);
}

function meanOf(total: Total): number | undefined {
  const { count, value } = total;
  if (count === 0) return undefined;
  return typeof value === "number" ? total.dividedBy(count) : quotient(value, BigInt(count));
}

/** The number nearest to an exact quotient. The divisor is below 2^53. */
function quotient(dividend: bigint, divisor: bigint): number {
  if (dividend < 0n) return -quotient(-dividend, divisor);
  // The quotient has at least 74 bits; a number has 53.
  const shift = dividend < 2n ** 127n ? 128n : 0n;
  const scaled = dividend << shift;
  // The last bit stands for all bits that are cut off, so that a tie differs from what is just above it.
  const digits = (scaled / divisor) | (scaled % divisor === 0n ? 0n : 1n);
  return Number(digits) / 2 ** Number(shift);
}
