import { consume, through } from "../core/async/stages.js";
import { calling, PASS, SKIP, STOP } from "../core/async/step.js";
import { checked, mustBeFunction, mustBeSync } from "../core/checks/arguments.js";
import { firstMatch } from "../core/engine/consume.js";
import type { Sync } from "../core/types/callbacks.js";
import type { AnyIterable, Awaitable } from "../core/types/iterables.js";

/**
 * Folds the values into one with a reducer, as long as a predicate is true.
 *
 * The predicate is called before each step. The first value for which it is false has been pulled, but is not folded,
 * and the source is closed. With an endless source it returns once there is such a value.
 *
 * @param source - The values to fold; it may be endless.
 * @param predicate - Called with the state, a value and its index; returns something truthy to fold that value too.
 * @param reducer - Called with the same arguments; returns the next state.
 * @param initial - The state before the first value.
 * @returns The state before the first value that is not folded, or after the last value.
 * @throws TypeError if `predicate` or `reducer` is not a function, or `predicate` is async.
 * @example
 * ```ts
 * import { primes, reduceWhile } from "lazuli";
 *
 * console.log(
 *   reduceWhile(
 *     primes(),
 *     (sum, p) => sum + p <= 100,
 *     (sum, p) => sum + p,
 *     0,
 *   ),
 * ); // => 100
 * ```
 * @see {@link reduce} to fold all values, {@link scan} for all intermediate states: `find(scan(…), predicate)`
 * returns the first state for which a predicate is true.
 * @category Reducing
 * @pulls up to the answer
 * @keeps 1 value
 * @endless answers if there is a match
 */
export function reduceWhile<T, U, P = unknown>(
  source: Iterable<T>,
  predicate: (state: U, value: T, index: number) => Sync<P>,
  reducer: (state: U, value: T, index: number) => U,
  initial: U,
): U {
  predicate = checked("reduceWhile", source, mustBeSync, "predicate", predicate);
  reducer = checked("reduceWhile", source, mustBeFunction, "reducer", reducer);
  let state = initial;
  firstMatch("reduceWhile", source, (value, index) => {
    if (!predicate(state, value, index)) return true;
    state = reducer(state, value, index);
    return false;
  });
  return state;
}

/**
 * The async {@link reduceWhile}: folds the values into one with a reducer, as long as a predicate is true.
 *
 * For each value the predicate is called and awaited, and then the reducer, before the next value is pulled. The first
 * value for which the predicate is false is pulled, but not folded; then the source is closed, and that is awaited too.
 *
 * @param source - An async or sync iterable; it may be endless.
 * @param predicate - Called with the state, a value and its index; returns something truthy, or a promise of it, to
 * fold that value too.
 * @param reducer - Called with the same arguments; returns the next state, or a promise of it.
 * @param initial - The state before the first value. A promise is passed to the callbacks as it is.
 * @returns The state before the first value that is not folded, or after the last value.
 * @throws TypeError if `predicate` or `reducer` is not a function.
 * @example
 * ```ts
 * import { reduceWhile } from "lazuli/async";
 *
 * console.log(
 *   await reduceWhile(
 *     [1, 2, 3, 4],
 *     async (sum, n) => sum + n < 5,
 *     async (sum, n) => sum + n,
 *     0,
 *   ),
 * ); // => 3
 * ```
 * @see {@link reduce} to fold all values, {@link scan} for all intermediate states: `find(scan(…), predicate)` returns
 * the first state for which a predicate is true.
 * @category Reducing
 * @pulls up to the answer
 * @keeps 1 value
 * @endless answers if there is a match
 */
export async function reduceWhileAsync<T, U>(
  source: AnyIterable<T>,
  predicate: (state: U, value: T, index: number) => unknown,
  reducer: (state: U, value: T, index: number) => Awaitable<U>,
  initial: U,
): Promise<U> {
  predicate = checked("reduceWhile", source, mustBeFunction, "predicate", predicate);
  reducer = checked("reduceWhile", source, mustBeFunction, "reducer", reducer);
  let state = initial;
  const test = calling("reduceWhile", (value: T, index) => predicate(state, value, index), {
    decide: (ok) => (ok ? PASS : STOP),
  });
  const fold = calling("reduceWhile", (value: T, index) => reducer(state, value, index), {
    decide: (next: U) => {
      state = next;
      return SKIP;
    },
  });
  await consume("reduceWhile", through("reduceWhile", source, test), fold);
  return state;
}
