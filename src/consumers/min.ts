import { extremeOf, extremeOfAsync } from "../core/ordering/extreme.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Comparator } from "../core/types/callbacks.js";
import type { Ending } from "../core/types/endlessness.js";
import type { AnyOrdered, Ordered } from "../core/types/ordered.js";
import type { IfEmpty, Shape } from "../core/types/shape.js";

/**
 * Returns the smallest value. Of several that are equal in the order, it is the first.
 *
 * @param source - The values to compare. Endless sequences are refused.
 * @param comparator - The order of the values. If left out, numbers and bigints are compared by size, and strings by
 * code units.
 * @returns The value; `undefined` if there are no values.
 * @throws TypeError if `comparator` is not a function or does not return a number, or if values cannot be compared
 * without one; `NaN` cannot. A single value is not compared and is returned as it is.
 * @example
 * ```ts
 * import { min } from "lazuli";
 *
 * console.log(min([3, 1, 2])); // => 1
 * console.log(min(["b", "a"])); // => "a"
 * console.log(min([])); // => undefined
 * ```
 * @see {@link max}, {@link minMax} for both, {@link minBy} to compare by a key.
 * @category Reducing
 * @pulls all
 * @keeps 1 value
 * @endless refused
 */
export function min<T, R, S, C extends [comparator?: Comparator<T> | undefined]>(
  source: Iterable<T, R> & Ending<R> & Ordered<T, C> & Shape<S>,
  ...comparator: C
): T | IfEmpty<S>;
export function min<T>(source: Iterable<T>, comparator?: Comparator<T>): T | undefined {
  return extremeOf("min", 1, source, comparator);
}

/**
 * The async {@link min}: resolves to the smallest value.
 *
 * Of several that are equal in the order, it is the first.
 *
 * @param source - An async or sync iterable. Endless sources are refused, by the compiler and at the call.
 * @param comparator - The order of the values, which must not be async. If left out, numbers and bigints are compared
 * by size, and strings by code units.
 * @returns The value; `undefined` if there are no values.
 * @throws TypeError if `comparator` is not a function or does not return a number, if values cannot be compared without
 * one (`NaN` cannot), or if `source` is known to be endless. A single value is not compared and is returned as it is.
 * @example
 * ```ts
 * import { min } from "lazuli/async";
 *
 * console.log(await min([3, 1, 2])); // => 1
 * ```
 * @see {@link max}, {@link minMax} for both, {@link minBy} to compare by a key.
 * @category Reducing
 * @pulls all
 * @keeps 1 value
 * @endless refused
 */
export async function minAsync<T, R, S, C extends [comparator?: Comparator<T> | undefined]>(
  source: AnyIterable<T, R> & Ending<R> & AnyOrdered<T, C> & Shape<S>,
  ...comparator: C
): Promise<T | IfEmpty<S>>;
export async function minAsync<T>(
  source: AnyIterable<T>,
  comparator?: Comparator<T>,
): Promise<T | undefined> {
  return extremeOfAsync("min", 1, source, comparator);
}
