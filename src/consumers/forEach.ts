import { consume, goOn } from "../core/async/stages.js";
import { calling } from "../core/async/step.js";
import { checked, mustBeFunction } from "../core/checks/arguments.js";
import { visitEach } from "../core/engine/consume.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Ending } from "../core/types/endlessness.js";

/**
 * Calls a function for every value.
 *
 * @param source - The values to run through. Endless sequences are refused.
 * @param visit - Called with each value and its index. Its result is ignored.
 * @throws TypeError if `visit` is not a function.
 * @example
 * ```ts
 * import { forEach, range } from "lazuli";
 *
 * const seen: number[] = [];
 * forEach(range(0, 3), (n) => seen.push(n));
 * console.log(seen); // => [0, 1, 2]
 * ```
 * @see {@link tap} to observe the values without consuming them, a `for … of` loop to be able to stop early.
 * @category Reducing
 * @pulls all
 * @keeps nothing
 * @endless refused
 */
export function forEach<T, R>(
  source: Iterable<T, R> & Ending<R>,
  visit: (value: T, index: number) => unknown,
): void {
  visit = checked("forEach", source, mustBeFunction, "visit", visit);
  visitEach("forEach", source, visit);
}

/**
 * The async {@link forEach}: calls a function for every value.
 *
 * Each result is awaited before the next value is pulled, and then ignored: only one call is under way at a time.
 * Unlike {@link forEach} it accepts endless sources, since an abort or an error ends them.
 *
 * @param source - An async or sync iterable; it may be endless.
 * @param visit - Called with each value and its index; may return a promise.
 * @returns A promise that is fulfilled when the last call is over and the source has ended.
 * @throws TypeError if `visit` is not a function.
 * @example
 * ```ts
 * import { forEach } from "lazuli/async";
 *
 * const seen: number[] = [];
 * await forEach([1, 2], async (n) => seen.push(n));
 * console.log(seen); // => [1, 2]
 * ```
 * @see {@link tap} to observe the values without consuming them, a `for await` loop to be able to stop early,
 * {@link forEachConcurrent} for several calls at a time.
 * @category Reducing
 * @pulls all
 * @keeps nothing
 * @endless safe
 */
export async function forEachAsync<T>(
  source: AnyIterable<T>,
  visit: (value: T, index: number) => unknown,
): Promise<void> {
  visit = checked("forEach", source, mustBeFunction, "visit", visit);
  await consume("forEach", source, calling("forEach", visit, { decide: goOn }));
}
