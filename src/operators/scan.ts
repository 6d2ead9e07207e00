import { through } from "../core/async/stages.js";
import { calling, PASS } from "../core/async/step.js";
import { checked, mustBeFunction } from "../core/checks/arguments.js";
import { type Cursor, END, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
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
 * @example For a state of another type
 * ```ts
 * import { scan } from "lazuli";
 *
 * const lengths = scan(["a", "bcd", "ef"], (total, word) => total + word.length, 0);
 * console.log([...lengths]); // => [1, 4, 6]
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
  reducer = checked("scan", source, mustBeFunction, "reducer", reducer);
  return new LazyIterator(new Scan(open("scan", source), reducer, initial));
}

class Scan<T> extends Stage<T> {
  private readonly reducer: (state: T, value: T, index: number) => T;
  private state: T | undefined;
  /** Whether there is a state: from the start, or from the first value on. */
  private hasState: boolean;
  private index = 0;

  constructor(source: Cursor<T>, reducer: (state: T, value: T, index: number) => T, initial: readonly [T?]) {
    super(source, "scan");
    this.reducer = reducer;
    this.state = initial[0];
    this.hasState = initial.length > 0;
  }

  pull(meter: Meter | undefined): T | End {
    const { source, reducer } = this;
    const value = source.pull(meter);
    if (isEnd(value)) return END;
    const index = this.index++;
    const state = this.hasState ? reducer(this.state as T, value, index) : value;
    this.state = state;
    this.hasState = true;
    return state;
  }
}

/**
 * The async {@link scan}: every intermediate result of a `reduce`, one for each value.
 *
 * Each result of the reducer is awaited before the next value is pulled. Without an initial state, the first value is the
 * first result, and the reducer is called from the second value on. The initial state itself is not yielded.
 *
 * @param source - An async or sync iterable. The result is endless if it is.
 * @param reducer - Called with the state, a value and its index; returns the next state, or a promise of it.
 * @param initial - The state before the first value. An explicit `undefined` counts. A promise is not awaited.
 * @throws TypeError if `reducer` is not a function.
 * @example
 * ```ts
 * import { scan, toArray } from "lazuli/async";
 *
 * console.log(await toArray(scan([1, 2, 3, 4], async (sum, n) => sum + n))); // => [1, 3, 6, 10]
 * ```
 * @see {@link reduce} for the last result only.
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
  reducer = checked("scan", source, mustBeFunction, "reducer", reducer);
  let [state] = initial;
  const call = (value: T, index: number): unknown =>
    index > 0 || initial.length > 0 ? reducer(state as T, value, index) : PASS;
  const decide = (next: T | typeof PASS, value: T): unknown => {
    // No reducer can return PASS: it stands for a first value.
    state = next === PASS ? value : next;
    return next;
  };
  return through("scan", source, calling("scan", call, { decide }));
}
