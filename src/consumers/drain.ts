import { consume, goOn } from "../core/async/stages.js";
import { plain } from "../core/async/step.js";
import { consumeAll } from "../core/engine/consume.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Ending } from "../core/types/endlessness.js";
import { skipAll } from "../core/engine/iteratorCursor.js";

/**
 * Reads a sequence to its end and discards the values. Use it for the side effects of reading.
 *
 * @param source - The sequence to read. Endless sequences are refused.
 * @example
 * ```ts
 * import { drain, range, tap } from "lazuli";
 *
 * const seen: number[] = [];
 * drain(tap(range(3), (n) => seen.push(n)));
 * console.log(seen); // => [0, 1, 2]
 * ```
 * @see {@link forEach} to use the values, {@link count} for their number.
 * @category Reducing
 * @pulls all
 * @keeps nothing
 * @endless refused
 */
export function drain<R>(source: Iterable<unknown, R> & Ending<R>): void {
  consumeAll("drain", source, skipAll);
}

/**
 * The async {@link drain}: reads a sequence to its end and discards the values.
 *
 * Use it for the side effects of reading. Unlike {@link drain} it accepts endless sources, since an abort or an error
 * ends them.
 *
 * @param source - An async or sync iterable; it may be endless.
 * @example
 * ```ts
 * import { drain, tap } from "lazuli/async";
 *
 * const seen: number[] = [];
 * await drain(tap([1, 2], async (n) => seen.push(n)));
 * console.log(seen); // => [1, 2]
 * ```
 * @see {@link forEach} to use the values, {@link count} for their number.
 * @category Reducing
 * @pulls all
 * @keeps nothing
 * @endless safe
 */
export async function drainAsync(source: AnyIterable<unknown>): Promise<void> {
  await consume("drain", source, plain("drain", goOn));
}
