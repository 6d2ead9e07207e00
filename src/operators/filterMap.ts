import { throughCalls } from "../core/async/stages.js";
import { SKIP } from "../core/async/step.js";
import { checked, mustBeFunction } from "../core/checks/arguments.js";
import { type Cursor, END, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable, Awaitable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * The result of a function for each value, without the results that are `undefined`.
 *
 * Each pull goes on until it finds the next result. Over an endless source that leads to no more of them, it never
 * returns. Only `undefined` is left out; `null`, `0` and `""` are kept.
 *
 * @param source - The values to change. The result is endless if the source is.
 * @param mapper - Called with each value and its index; returns the new value, or `undefined` to leave it out.
 * @throws TypeError if `mapper` is not a function.
 * @example
 * ```ts
 * import { filterMap } from "lazuli";
 *
 * const ages = new Map([["Ada", 36], ["Alan", 41]]);
 * console.log([...filterMap(["Ada", "Grace", "Alan"], (name) => ages.get(name))]); // => [36, 41]
 * ```
 * @see {@link flatMap} for any number of results for each value.
 * @category Transforming
 * @pulls 1 or more per value
 * @keeps nothing
 * @endless safe
 */
export function filterMap<T, U, R>(
  source: Iterable<T, R>,
  mapper: (value: T, index: number) => U | undefined,
): Lazy<U, EndOf<R>> {
  mapper = checked("filterMap", source, mustBeFunction, "mapper", mapper);
  return new LazyIterator(new FilterMap(open("filterMap", source), mapper));
}

class FilterMap<T, U> extends Stage<U, Cursor<T>> {
  private readonly mapper: (value: T, index: number) => U | undefined;
  private index = 0;

  constructor(source: Cursor<T>, mapper: (value: T, index: number) => U | undefined) {
    super(source, "filterMap");
    this.mapper = mapper;
  }

  pull(meter: Meter | undefined): U | End {
    const { source, mapper } = this;
    for (;;) {
      const value = source.pull(meter);
      if (isEnd(value)) return END;
      const mapped = mapper(value, this.index++);
      if (mapped !== undefined) return mapped;
    }
  }
}

/**
 * The async {@link filterMap}: the result of a function for each value, without the results that are `undefined`.
 *
 * Each result is awaited before the next value is pulled. Each pull goes on until it finds the next result. Over an
 * endless source that leads to no more of them, it never settles. Only `undefined` is left out; `null`, `0` and `""` are
 * kept.
 *
 * @param source - An async or sync iterable. The result is endless if it is.
 * @param mapper - Called with each value and its index; returns the new value, or `undefined` to leave it out, or a
 * promise of that.
 * @throws TypeError if `mapper` is not a function.
 * @example
 * ```ts
 * import { filterMap, toArray } from "lazuli/async";
 *
 * const tens = filterMap([1, 2, 3], async (n) => (n === 2 ? undefined : n * 10));
 * console.log(await toArray(tens)); // => [10, 30]
 * ```
 * @see {@link flatMap} for any number of results for each value.
 * @category Transforming
 * @pulls 1 or more per value
 * @keeps nothing
 * @endless safe
 */
export function filterMapAsync<T, U, R>(
  source: AnyIterable<T, R>,
  mapper: (value: T, index: number) => Awaitable<U | undefined>,
): AsyncLazy<U, EndOf<R>> {
  const decide = (mapped: U | undefined): unknown => (mapped === undefined ? SKIP : mapped);
  return throughCalls("filterMap", source, "mapper", mapper, { decide });
}
