import { openEndingAsync } from "../core/async/edge.js";
import { consumeAll } from "../core/engine/consume.js";
import { Total } from "../core/values/runningSum.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Ending } from "../core/types/endlessness.js";

/**
 * The arithmetic mean of numbers or of bigints, as a number.
 *
 * Bigints are added exactly, and their mean is rounded once, to the nearest number. Numbers are added as {@link sum}
 * does; what rounding took from their sum is divided too, so that the mean is rounded once, and is finite where only the
 * sum is too large for a number. It is as exact as the sum.
 *
 * @param source - The values, all of one kind; the compiler refuses endless ones.
 * @returns The mean, or `undefined` without values.
 * @throws TypeError for a value that is neither, or of another kind than those before it; it names the index.
 * @example
 * ```ts
 * import { average } from "lazuli";
 *
 * console.log(average([1, 2, 6])); // => 3
 * console.log(average([0.1, 0.2, 0.3])); // => 0.2
 * console.log(average([1n, 2n])); // => 1.5
 * console.log(average([])); // => undefined
 * ```
 * @see {@link sum}, and {@link count} for what it is divided by.
 * @category Reducing
 * @pulls all
 * @keeps nothing
 * @endless refused
 */
export function average<R>(
  source: (Iterable<number, R> | Iterable<bigint, R>) & Ending<R>,
): number | undefined {
  return consumeAll("average", source as Iterable<number | bigint>, (cursor) => {
    const total = new Total("average");
    total.addAll(cursor);
    return meanOf(total);
  });
}

/**
 * {@link average} over an async or sync iterable.
 *
 * @example
 * ```ts
 * import { average } from "lazuli/async";
 *
 * console.log(await average([1, 2, 6])); // => 3
 * ```
 * @category Reducing
 * @pulls all
 * @keeps nothing
 * @endless refused
 */
export async function averageAsync<R>(
  source: (AnyIterable<number, R> | AnyIterable<bigint, R>) & Ending<R>,
): Promise<number | undefined> {
  const total = new Total("average");
  for await (const value of openEndingAsync("average", source as AnyIterable<number | bigint>))
    total.add(value);
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
  // 74 bits or more are left by the division, where a number has 53.
  const shift = dividend < 2n ** 127n ? 128n : 0n;
  const scaled = dividend << shift;
  // The last bit stands for all that are cut off, so that ties are told from what is above them.
  const digits = (scaled / divisor) | (scaled % divisor === 0n ? 0n : 1n);
  return Number(digits) / 2 ** Number(shift);
}
