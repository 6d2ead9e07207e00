import { AsyncSource } from "../core/async/asyncSource.js";
import { over } from "../core/async/stages.js";
import { mustBeFunction, mustBeObject } from "../core/checks/arguments.js";
import { END, type End, type Meter, Source } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import type { Awaitable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";

/**
 * Values that a function computes from a state, which it passes on from call to call.
 *
 * The function is called when a value is pulled, never in advance, and not again after it has ended the sequence.
 *
 * @param seed - The first state.
 * @param step - Called with the state; returns `[value, nextState]`, or `undefined` to end the sequence.
 * @returns A sequence that ends when `step` returns `undefined`. It is endless in its type if `step` never does, by
 * its type.
 * @throws TypeError if `step` is not a function, or if it returns neither a pair nor `undefined`.
 * @example
 * ```ts
 * import { take, unfold } from "lazuli";
 *
 * console.log([...unfold(19, (n) => (n > 0 ? [n % 2, n >> 1] : undefined))]); // => [1, 1, 0, 0, 1]
 * console.log([
 *   ...take(
 *     unfold({ a: 0, b: 1 }, ({ a, b }) => [a, { a: b, b: a + b }]),
 *     7,
 *   ),
 * ]); // => [0, 1, 1, 2, 3, 5, 8]
 * ```
 * @see {@link iterate} if the state is the value.
 * @category Sources
 * @pulls nothing
 * @keeps 1 value
 * @endless never ends, unless step answers undefined
 */
export function unfold<S, T>(seed: S, step: (state: S) => readonly [value: T, nextState: S]): Lazy<T, never>;
export function unfold<S, T>(
  seed: S,
  step: (state: S) => readonly [value: T, nextState: S] | undefined,
): Lazy<T>;
export function unfold<S, T>(seed: S, step: (state: S) => readonly [T, S] | undefined): Lazy<T> {
  step = mustBeFunction("unfold", "step", step);
  return new LazyIterator(new Unfold(seed, step));
}

class Unfold<S, T> extends Source<T> {
  private state: S;
  private readonly step: (state: S) => readonly [T, S] | undefined;

  constructor(seed: S, step: (state: S) => readonly [T, S] | undefined) {
    super("unfold");
    this.state = seed;
    this.step = step;
  }

  pull(meter: Meter | undefined): T | End {
    meter?.pull();
    if (this.isOver) return END;
    const { step } = this;
    const pair = step(this.state);
    if (pair === undefined) return this.stop();
    mustBeObject("unfold", "the result of step", pair, "a pair or undefined");
    this.state = pair[1];
    return pair[0];
  }
}

/**
 * Values that a function computes from a state, which it passes on from call to call. What it returns is awaited.
 * As {@link unfold}, with a function that may be async. It is called when a value is pulled, never in advance, and not
 * again after it has ended the sequence.
 *
 * @param seed - The first state.
 * @param step - Called with the state; returns `[value, nextState]`, or `undefined` to end the sequence, or a promise
 * of either.
 * @returns A sequence that ends when `step` returns `undefined`. It is endless in its type if `step` never does, by
 * its type.
 * @throws TypeError if `step` is not a function, or if it returns neither a pair nor `undefined`.
 * @example
 * ```ts
 * import { flatten, toArray, unfold } from "lazuli/async";
 *
 * const pages = [["a", "b"], ["c"]];
 * const pageAt = async (page: number) => pages[page];
 * const items = unfold(0, async (page) => {
 *   const values = await pageAt(page);
 *   return values && [values, page + 1];
 * });
 * console.log(await toArray(flatten(items))); // => ["a", "b", "c"]
 * ```
 * @see {@link iterate} if the state is the value.
 * @category Sources
 * @pulls nothing
 * @keeps 1 value
 * @endless never ends, unless step answers undefined
 */
export function unfoldAsync<S, T>(
  seed: S,
  step: (state: S) => Awaitable<readonly [value: T, nextState: S]>,
): AsyncLazy<T, never>;
export function unfoldAsync<S, T>(
  seed: S,
  step: (state: S) => Awaitable<readonly [value: T, nextState: S] | undefined>,
): AsyncLazy<T>;
export function unfoldAsync<S, T>(
  seed: S,
  step: (state: S) => Awaitable<readonly [T, S] | undefined>,
): AsyncLazy<T> {
  step = mustBeFunction("unfold", "step", step);
  return over(new AsyncUnfold(seed, step));
}

class AsyncUnfold<S, T> extends AsyncSource<T> {
  private state: S | undefined;
  private readonly step: (state: S) => unknown;

  constructor(seed: S, step: (state: S) => unknown) {
    super("unfold");
    this.state = seed;
    this.step = step;
  }

  protected call(): unknown {
    const { step } = this;
    return step(this.state as S);
  }

  protected accept(pair: unknown): T | End {
    if (pair === undefined) return END;
    mustBeObject("unfold", "the result of step", pair, "a pair or undefined");
    const { 0: value, 1: state } = pair as readonly [T, S];
    this.state = state;
    return value;
  }

  override close(): undefined {
    this.state = undefined;
    super.close();
  }
}
