import { through } from "../core/async/stages.js";
import { calling } from "../core/async/step.js";
import { checked, mustBeFunction, mustBeObject } from "../core/checks/arguments.js";
import { type Cursor, END, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable, Awaitable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * The result of a function for each value, with a state that is handed on from call to call.
 *
 * @param source - The values to change. The result is endless if the source is.
 * @param step - Called with the state, a value and its index; returns `[result, nextState]`.
 * @param initial - The state before the first value.
 * @returns One result for each value. The states are not yielded.
 * @throws TypeError if `step` is not a function, and at the pull if it does not return a pair.
 * @example
 * ```ts
 * import { mapAccum } from "lazuli";
 *
 * const labels = mapAccum(["a", "b", "a"], (count, key) => [`${key}${count}`, count + 1], 1);
 * console.log([...labels]); // => ["a1", "b2", "a3"]
 * ```
 * @see {@link scan} if the state is the result, {@link unfold} for the same kind of pair without a source.
 * @category Transforming
 * @pulls 1 per value
 * @keeps 1 value
 * @endless safe
 */
export function mapAccum<T, U, S, R>(
  source: Iterable<T, R>,
  step: (state: S, value: T, index: number) => readonly [result: U, nextState: S],
  initial: S,
): Lazy<U, EndOf<R>> {
  step = checked("mapAccum", source, mustBeFunction, "step", step);
  return new LazyIterator(new MapAccum(open("mapAccum", source), step, initial));
}

class MapAccum<T, U, S> extends Stage<U, Cursor<T>> {
  private readonly step: (state: S, value: T, index: number) => readonly [U, S];
  private state: S;
  private index = 0;

  constructor(source: Cursor<T>, step: (state: S, value: T, index: number) => readonly [U, S], initial: S) {
    super(source, "mapAccum", 2);
    this.step = step;
    this.state = initial;
  }

  pull(meter: Meter | undefined): U | End {
    const { source, step, state } = this;
    const value = source.pull(meter);
    if (isEnd(value)) return END;
    const pair = step(state, value, this.index++);
    mustBeObject("mapAccum", "the result of step", pair, "a pair");
    this.state = pair[1];
    return pair[0];
  }
}

/**
 * The async {@link mapAccum}: the result of a function for each value, with a state that is handed on from call to call.
 *
 * Each pair is awaited before the next value is pulled. Promises within a pair are not awaited.
 *
 * @param source - An async or sync iterable. The result is endless if it is.
 * @param step - Called with the state, a value and its index; returns `[result, nextState]`, or a promise of it.
 * @param initial - The state before the first value.
 * @returns One result for each value. The states are not yielded.
 * @throws TypeError if `step` is not a function; the pull rejects with one if `step` does not return a pair.
 * @example
 * ```ts
 * import { mapAccum, toArray } from "lazuli/async";
 *
 * const gaps = mapAccum([3, 7, 8], async (before, n) => [n - before, n], 0);
 * console.log(await toArray(gaps)); // => [3, 4, 1]
 * ```
 * @see {@link scan} if the state is the result.
 * @category Transforming
 * @pulls 1 per value
 * @keeps 1 value
 * @endless safe
 */
export function mapAccumAsync<T, U, S, R>(
  source: AnyIterable<T, R>,
  step: (state: S, value: T, index: number) => Awaitable<readonly [result: U, nextState: S]>,
  initial: S,
): AsyncLazy<U, EndOf<R>> {
  step = checked("mapAccum", source, mustBeFunction, "step", step);
  let state = initial;
  const call = (value: T, index: number): unknown => step(state, value, index);
  const decide = (pair: readonly [U, S]): unknown => {
    mustBeObject("mapAccum", "the result of step", pair, "a pair");
    state = pair[1];
    return pair[0];
  };
  return through("mapAccum", source, calling("mapAccum", call, { decide }));
}
