import { visitAll } from "../core/async/stages.js";
import { checked } from "../core/checks/arguments.js";
import { visitEach } from "../core/engine/consume.js";
import { mustBeComparator, orderOf } from "../core/ordering/comparator.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Comparator } from "../core/types/callbacks.js";
import type { Ending } from "../core/types/endlessness.js";
import type { AnyOrdered, Ordered } from "../core/types/ordered.js";
import type { IfEmpty, Shape } from "../core/types/shape.js";

/**
 * Returns the smallest and the largest value, in one pass. Of several that are equal in the order, it is the first.
 *
 * @param source - The values to compare. Endless sequences are refused.
 * @param comparator - The order of the values. If left out, numbers and bigints are compared by size, and strings by
 * code units.
 * @returns The pair `[min, max]`; `undefined` if there are no values.
 * @throws TypeError if `comparator` is not a function or does not return a number, or if values cannot be compared
 * without one; `NaN` cannot. A single value is not compared and is returned as it is.
 * @example
 * ```ts
 * import { minMax } from "lazuli";
 *
 * console.log(minMax([3, 1, 2])); // => [1, 3]
 * ```
 * @see {@link min} or {@link max} for one of them.
 * @category Reducing
 * @pulls all
 * @keeps 2 values
 * @endless refused
 */
export function minMax<T, R, S, C extends [comparator?: Comparator<T> | undefined]>(
  source: Iterable<T, R> & Ending<R> & Ordered<T, C> & Shape<S>,
  ...comparator: C
): [min: T, max: T] | IfEmpty<S>;
export function minMax<T>(source: Iterable<T>, comparator?: Comparator<T>): [min: T, max: T] | undefined {
  checked("minMax", source, mustBeComparator, comparator);
  const range = new Range(comparator);
  visitEach("minMax", source, (value) => range.add(value));
  return range.ends;
}

class Range<T> {
  private min: T | undefined;
  private max: T | undefined;
  private isEmpty = true;
  private readonly order: Comparator<T>;

  constructor(comparator: Comparator<T> | undefined) {
    this.order = orderOf("minMax", comparator);
  }

  add(value: T): void {
    const { min, max, order, isEmpty } = this;
    // A new minimum cannot be a new maximum, except for the first value.
    if (isEmpty || order(value, min as T) < 0) this.min = value;
    else if (order(value, max as T) > 0) this.max = value;
    if (isEmpty) this.max = value;
    this.isEmpty = false;
  }

  get ends(): [min: T, max: T] | undefined {
    return this.isEmpty ? undefined : [this.min as T, this.max as T];
  }
}

/**
 * The async {@link minMax}: resolves to the smallest and the largest value, in one pass.
 *
 * Of several that are equal in the order, it is the first.
 *
 * @param source - An async or sync iterable. Endless sources are refused, by the compiler and at the call.
 * @param comparator - The order of the values, which must not be async. If left out, numbers and bigints are compared
 * by size, and strings by code units.
 * @returns The pair `[min, max]`; `undefined` if there are no values.
 * @throws TypeError if `comparator` is not a function or does not return a number, if values cannot be compared without
 * one (`NaN` cannot), or if `source` is known to be endless. A single value is not compared and is returned as it is.
 * @example
 * ```ts
 * import { minMax } from "lazuli/async";
 *
 * console.log(await minMax([3, 1, 2])); // => [1, 3]
 * ```
 * @see {@link min} or {@link max} for one of them.
 * @category Reducing
 * @pulls all
 * @keeps 2 values
 * @endless refused
 */
export async function minMaxAsync<T, R, S, C extends [comparator?: Comparator<T> | undefined]>(
  source: AnyIterable<T, R> & Ending<R> & AnyOrdered<T, C> & Shape<S>,
  ...comparator: C
): Promise<[min: T, max: T] | IfEmpty<S>>;
export async function minMaxAsync<T>(
  source: AnyIterable<T>,
  comparator?: Comparator<T>,
): Promise<[min: T, max: T] | undefined> {
  checked("minMax", source, mustBeComparator, comparator);
  const range = new Range(comparator);
  await visitAll("minMax", source, (value) => range.add(value));
  return range.ends;
}
