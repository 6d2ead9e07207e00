import { asyncLazy } from "../core/async/edge.js";
import { checked, mustBeFunction } from "../core/checks/arguments.js";
import { Cursor, END, type End, isEnd } from "../core/engine/cursor.js";
import { LazyIterator, depthOver } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable, Awaitable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * Every intermediate result of a `reduce`: one for each value.
 *
 * Without an initial state, the first value is the first result, and the reducer is called from the second value
 * on. The initial state itself is not yielded.
 *
 * @param source - The values to fold. The result is endless if the source is.
 * @param reducer - Called with the state, a value and its index; returns the next state.
 * @param initial - The state before the first value. An explicit `undefined` counts.
 * @throws TypeError if `reducer` is not a function.
 * @example
 * ```ts
 * import { scan } from "lazuli";
 *
 * console.log([...scan([1, 2, 3, 4], (sum, n) => sum + n)]); // => [1, 3, 6, 10]
 * console.log([...scan(["a", "b"], (text, letter) => text + letter, ">")]); // => [">a", ">ab"]
 * ```
 * @see {@link reduce} for the last result only.
 * @category Transforming
 * @pulls 1 per value
 * @keeps 1 value
 * @endless safe
 */
export function scan<T, R>(
  source: Iterable<T, R>,
  reducer: (state: T, value: T, index: number) => T,
): Lazy<T, EndOf<R>>;
export function scan<T, U, R>(
  source: Iterable<T, R>,
  reducer: (state: U, value: T, index: number) => U,
  initial: U,
): Lazy<U, EndOf<R>>;
export function scan<T, R>(
  source: Iterable<T, R>,
  reducer: (state: T, value: T, index: number) => T,
  ...initial: [T?]
): Lazy<T, EndOf<R>> {
  checked("scan", source, mustBeFunction, "reducer", reducer);
  const states = new Scan(open("scan", source), reducer, "scan");
  if (initial.length > 0) states.state = initial[0] as T;
  return new LazyIterator(states, depthOver(source));
}

class Scan<T> extends Cursor<T, Cursor<T>, (state: T, value: T, index: number) => T> {
  state: T | End = END;
  private index = 0;

  pull(): T | End {
    const { source, argument: reducer, state } = this;
    const value = source.pull();
    if (isEnd(value)) return END;
    const index = this.index++;
    return (this.state = isEnd(state) ? value : reducer(state, value, index));
  }
}

/**
 * {@link scan} over an async or sync iterable; awaits the reducer.
 *
 * @example
 * ```ts
 * import { scan, toArray } from "lazuli/async";
 *
 * console.log(await toArray(scan([1, 2, 3, 4], async (sum, n) => sum + n))); // => [1, 3, 6, 10]
 * ```
 * @category Transforming
 * @pulls 1 per value
 * @keeps 1 value
 * @endless safe
 */
export function scanAsync<T, R>(
  source: AnyIterable<T, R>,
  reducer: (state: T, value: T, index: number) => Awaitable<T>,
): AsyncLazy<T, EndOf<R>>;
export function scanAsync<T, U, R>(
  source: AnyIterable<T, R>,
  reducer: (state: U, value: T, index: number) => Awaitable<U>,
  initial: U,
): AsyncLazy<U, EndOf<R>>;
export function scanAsync<T, R>(
  source: AnyIterable<T, R>,
  reducer: (state: T, value: T, index: number) => Awaitable<T>,
  ...initial: [T?]
): AsyncLazy<T, EndOf<R>> {
  checked("scan", source, mustBeFunction, "reducer", reducer);
  return asyncLazy("scan", source, async function* (values) {
    let state = initial.length > 0 ? (initial[0] as T) : END;
    let index = 0;
    for await (const value of values) {
      state = isEnd(state) ? value : await reducer(state, value, index);
      index++;
      yield state;
    }
  });
}
