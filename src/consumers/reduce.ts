import { visitResults } from "../core/async/stages.js";
import { checked, mustBeFunction } from "../core/checks/arguments.js";
import { foldAll } from "../core/engine/consume.js";
import { END, type End, isEnd } from "../core/engine/cursor.js";
import type { AnyIterable, Awaitable } from "../core/types/iterables.js";
import type { Ending } from "../core/types/endlessness.js";

/**
 * Folds the values into one with a reducer, and returns the result.
 *
 * Without `initial` the first value is the initial state, and the first call of the reducer is for the second value.
 *
 * @param source - The values to fold. Endless sequences are refused.
 * @param reducer - Called with the state, a value and its index; returns the next state.
 * @param initial - The state before the first value. An explicit `undefined` counts as a state.
 * @returns The state after the last value.
 * @throws TypeError if `reducer` is not a function, or if there are no values and no `initial`.
 * @example
 * ```ts
 * import { range, reduce } from "lazuli";
 *
 * console.log(reduce(range(1, 6), (product, n) => product * n)); // => 120
 * console.log(reduce(["a", "b"], (text, letter) => text + letter, ">")); // => ">ab"
 * ```
 * @see {@link scan} for all intermediate states, {@link reduceWhile} to stop early.
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
  reducer = checked("reduce", source, mustBeFunction, "reducer", reducer);
  if (initial.length > 0) return foldAll("reduce", source, reducer, initial[0] as T);
  const next = (state: T | End, value: T, index: number): T =>
    isEnd(state) ? value : reducer(state, value, index);
  const state = foldAll<T, T | End>("reduce", source, next, END);
  if (isEnd(state)) throw nothingToReduce();
  return state;
}

/**
 * The async {@link reduce}: folds the values into one with a reducer, and resolves to the result.
 *
 * Each result of the reducer is awaited before the next value is pulled. Without `initial` the first value is the
 * initial state, and the first call of the reducer is for the second value.
 *
 * @param source - An async or sync iterable. Endless sources are refused, by the compiler and at the call.
 * @param reducer - Called with the state, a value and its index; returns the next state, or a promise of it.
 * @param initial - The state before the first value. An explicit `undefined` counts as a state. A promise is passed to
 * the reducer as it is.
 * @returns The state after the last value.
 * @throws TypeError if `reducer` is not a function, if there are no values and no `initial`, or if `source` is known to
 * be endless.
 * @example
 * ```ts
 * import { reduce } from "lazuli/async";
 *
 * console.log(await reduce([1, 2, 3], async (sum, n) => sum + n)); // => 6
 * ```
 * @see {@link scan} for all intermediate states, {@link reduceWhile} to stop early.
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
  reducer = checked("reduce", source, mustBeFunction, "reducer", reducer);
  let state = initial.length > 0 ? (initial[0] as T) : END;
  // The first value may be the state itself: then the reducer is not called, and the value is not awaited.
  const next = (value: T, index: number): Awaitable<T | End> =>
    isEnd(state) ? END : reducer(state, value, index);
  await visitResults("reduce", source, next, (result, value) => {
    state = isEnd(result) ? value : result;
  });
  if (isEnd(state)) throw nothingToReduce();
  return state;
}

function nothingToReduce(): TypeError {
  return new TypeError("reduce: there are no values and no initial state");
}
