import { mustBeFunction, mustBeObject } from "../core/checks/arguments.js";
import { END, type End, type Meter, Source } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import type { Lazy } from "../core/types/lazy.js";

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
  mustBeFunction("unfold", "step", step);
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
