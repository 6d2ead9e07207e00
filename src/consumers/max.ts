import { extremeOf, extremeOfAsync } from "../core/ordering/extreme.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Comparator } from "../core/types/callbacks.js";
import type { Ending } from "../core/types/endlessness.js";
import type { AnyOrdered, Ordered } from "../core/types/ordered.js";
import type { IfEmpty, Shape } from "../core/types/shape.js";

/**
 * Returns the largest value. Of several that are equal in the order, it is the first.
 *
 * @param source - The values to compare. Endless sequences are refused.
 * @param comparator - The order of the values. If left out, numbers and bigints are compared by size, and strings by
 * code units.
 * @returns The value; `undefined` if there are no values.
 * @throws TypeError if `comparator` is not a function or does not return a number, or if values cannot be compared
 * without one; `NaN` cannot. A single value is not compared and is returned as it is.
 * @example
 * ```ts
 * import { max } from "lazuli";
 *
 * console.log(max([3, 1, 2])); // => 3
 * console.log(max(["pear", "fig", "plum"], (a, b) => a.length - b.length)); // => "pear"
 * console.log(max([])); // => undefined
 * ```
 * @see {@link min}, {@link minMax} for both, {@link maxBy} to compare by a key.
 * @category Reducing
 * @pulls all
 * @keeps 1 value
 * @endless refused
 */
export function max<T, R, S, C extends [comparator?: Comparator<T> | undefined]>(
  source: Iterable<T, R> & Ending<R> & Ordered<T, C> & Shape<S>,
  ...comparator: C
): T | IfEmpty<S>;
export function max<T>(source: Iterable<T>, comparator?: Comparator<T>): T | undefined {
  return extremeOf("max", -1, source, comparator);
}

/**
 * The async {@link max}: resolves to the largest value.
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
 * import { max } from "lazuli/async";
 *
 * console.log(await max([3, 1, 2])); // => 3
 * ```
 * @see {@link min}, {@link minMax} for both, {@link maxBy} to compare by a key.
 * @category Reducing
 * @pulls all
 * @keeps 1 value
 * @endless refused
 */
export async function maxAsync<T, R, S, C extends [comparator?: Comparator<T> | undefined]>(
  source: AnyIterable<T, R> & Ending<R> & AnyOrdered<T, C> & Shape<S>,
  ...comparator: C
): Promise<T | IfEmpty<S>>;
export async function maxAsync<T>(
  source: AnyIterable<T>,
  comparator?: Comparator<T>,
): Promise<T | undefined> {
  return extremeOfAsync("max", -1, source, comparator);
}
