import { openAsync } from "../core/async/edge.js";
import { checked, mustBeFunction } from "../core/checks/arguments.js";
import { valuesOf } from "../core/engine/consume.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Predicate } from "../core/types/callbacks.js";

/**
 * Whether a predicate accepts every value.
 *
 * It pulls up to the first value refused and closes the source.
 *
 * @param source - The values to ask about.
 * @param predicate - Asked of each value in turn until it says no.
 * @returns `true` for a source without values.
 * @throws TypeError if `predicate` is not a function.
 * @example
 * ```ts
 * import { every, isOdd, primes } from "lazuli";
 *
 * console.log(every(primes(), isOdd)); // => false
 * ```
 * @see {@link some} for at least one.
 * @category Searching
 * @pulls up to the answer
 * @keeps nothing
 * @endless answers if there is a match
 */
export function every<T>(source: Iterable<T>, predicate: Predicate<T>): boolean {
  checked("every", source, mustBeFunction, "predicate", predicate);
  let index = 0;
  for (const value of valuesOf("every", source)) {
    if (!predicate(value, index++)) return false;
  }
  return true;
}

/**
 * {@link every} over an async or sync iterable; awaits the predicate.
 *
 * @example
 * ```ts
 * import { every } from "lazuli/async";
 *
 * console.log(await every([1, 2, 3], async (n) => n > 0)); // => true
 * ```
 * @category Searching
 * @pulls up to the answer
 * @keeps nothing
 * @endless answers if there is a match
 */
export async function everyAsync<T>(source: AnyIterable<T>, predicate: Predicate<T>): Promise<boolean> {
  checked("every", source, mustBeFunction, "predicate", predicate);
  let index = 0;
  for await (const value of openAsync("every", source)) if (!(await predicate(value, index++))) return false;
  return true;
}
