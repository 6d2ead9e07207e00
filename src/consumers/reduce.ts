import { openEndingAsync } from "../core/async/edge.js";
import { checked, mustBeFunction } from "../core/checks/arguments.js";
import { allValuesOf } from "../core/engine/consume.js";
import { END, isEnd } from "../core/engine/cursor.js";
import type { AnyIterable, Awaitable } from "../core/types/iterables.js";
import type { Ending } from "../core/types/endlessness.js";

/**
 * The values folded into one by a function.
 *
 * Without an initial state the first value is the state, and the reducer is first called for the second one.
 *
 * @param source - The values to fold; the compiler refuses endless ones.
 * @param reducer - Given the state, a value and its index, answers the next state.
 * @param initial - The state before the first value; an explicit `undefined` counts.
 * @returns The state after the last value.
 * @throws TypeError if `reducer` is not a function, or for no values and no initial state.
 * @example
 * ```ts
 * import { range, reduce } from "lazuli";
 *
 * console.log(reduce(range(1, 6), (product, n) => product * n)); // => 120
 * console.log(reduce(["a", "b"], (text, letter) => text + letter, ">")); // => ">ab"
 * ```
 * @see {@link scan} for every state on the way.
 * @category Reducing
 * @pulls all
 * @keeps 1 value
 * @endless refused
 */
export function reduce<T, R>(
  source: Iterable<T, R> & Ending<R>,
  reducer: (state: T, value: T, index: number) => T,
): T;
export function reduce<T, U, R>(
  source: Iterable<T, R> & Ending<R>,
  reducer: (state: U, value: T, index: number) => U,
  initial: U,
): U;
export function reduce<T>(
  source: Iterable<T>,
  reducer: (state: T, value: T, index: number) => T,
  ...initial: [T?]
): T {
  checked("reduce", source, mustBeFunction, "reducer", reducer);
  let state = initial.length > 0 ? (initial[0] as T) : END;
  let index = 0;
  for (const value of allValuesOf("reduce", source)) {
    state = isEnd(state) ? value : reducer(state, value, index);
    index++;
  }
  if (isEnd(state)) throw nothingToReduce();
  return state;
}

/**
 * {@link reduce} over an async or sync iterable; awaits the reducer.
 *
 * @example
 * ```ts
 * import { reduce } from "lazuli/async";
 *
 * console.log(await reduce([1, 2, 3], async (sum, n) => sum + n)); // => 6
 * ```
 * @category Reducing
 * @pulls all
 * @keeps 1 value
 * @endless refused
 */
export async function reduceAsync<T, R>(
  source: AnyIterable<T, R> & Ending<R>,
  reducer: (state: T, value: T, index: number) => Awaitable<T>,
): Promise<T>;
export async function reduceAsync<T, U, R>(
  source: AnyIterable<T, R> & Ending<R>,
  reducer: (state: U, value: T, index: number) => Awaitable<U>,
  initial: U,
): Promise<U>;
export async function reduceAsync<T>(
  source: AnyIterable<T>,
  reducer: (state: T, value: T, index: number) => Awaitable<T>,
  ...initial: [T?]
): Promise<T> {
  checked("reduce", source, mustBeFunction, "reducer", reducer);
  let state = initial.length > 0 ? (initial[0] as T) : END;
  let index = 0;
  for await (const value of openEndingAsync("reduce", source)) {
    state = isEnd(state) ? value : await reducer(state, value, index);
    index++;
  }
  if (isEnd(state)) throw nothingToReduce();
  return state;
}

function nothingToReduce(): TypeError {
  return new TypeError("reduce: there are no values and no initial state");
}
