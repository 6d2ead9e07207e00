import { EndlessAsyncSource } from "../core/async/asyncSource.js";
import { over } from "../core/async/stages.js";
import { mustBeFunction } from "../core/checks/arguments.js";
import { END, type End, EndlessSource, type Meter } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import type { Awaitable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";

/**
 * The values `first`, `step(first)`, `step(step(first))`, …, without end.
 *
 * The function is called when the next value is pulled, never in advance.
 *
 * @param first - The first value.
 * @param step - Called with a value; returns the next one.
 * @throws TypeError if `step` is not a function.
 * @example
 * ```ts
 * import { iterate, take } from "lazuli";
 *
 * console.log([...take(iterate(1, (n) => n * 2), 6)]); // => [1, 2, 4, 8, 16, 32]
 * ```
 * @see {@link countFrom} for steps of the same size.
 * @category Sources
 * @pulls nothing
 * @keeps 1 value
 * @endless never ends
 */
export function iterate<T>(first: T, step: (value: T) => T): Lazy<T, never> {
  step = mustBeFunction("iterate", "step", step);
  return new LazyIterator(new Iterate(first, step));
}

class Iterate<T> extends EndlessSource<T> {
  private value: T;
  private readonly step: (value: T) => T;
  private hasStarted = false;

  constructor(first: T, step: (value: T) => T) {
    super("iterate");
    this.value = first;
    this.step = step;
  }

  pull(meter: Meter | undefined): T | End {
    meter?.pull();
    if (this.isOver) return END;
    const { step } = this;
    if (this.hasStarted) this.value = step(this.value);
    this.hasStarted = true;
    return this.value;
  }
}

/**
 * The values `first`, `step(first)`, `step(step(first))`, …, each awaited, without end.
 * As {@link iterate}, with a function that may be async. It is called when the next value is pulled, never in advance.
 *
 * @param first - The first value, or a promise of it.
 * @param step - Called with a value; returns the next one, or a promise of it.
 * @throws TypeError if `step` is not a function.
 * @example
 * ```ts
 * import { iterate, takeWhile, toArray } from "lazuli/async";
 *
 * const parents: Record<string, string> = { leaf: "branch", branch: "root" };
 * const parentOf = async (node: string | undefined) => (node === undefined ? undefined : parents[node]);
 * console.log(await toArray(takeWhile(iterate("leaf", parentOf), (node) => node !== undefined))); // => ["leaf", "branch", "root"]
 * ```
 * @see {@link unfold} to keep a state apart from the values, and to end.
 * @category Sources
 * @pulls nothing
 * @keeps 1 value
 * @endless never ends
 */
export function iterateAsync<T>(first: Awaitable<T>, step: (value: T) => Awaitable<T>): AsyncLazy<T, never> {
  step = mustBeFunction("iterate", "step", step);
  return over(new AsyncIterate(first, step));
}

class AsyncIterate<T> extends EndlessAsyncSource<T> {
  /** The last value, and at first the first one. */
  private last: Awaitable<T> | undefined;
  private readonly step: (value: T) => Awaitable<T>;
  private hasStarted = false;

  constructor(first: Awaitable<T>, step: (value: T) => Awaitable<T>) {
    super("iterate");
    this.last = first;
    this.step = step;
  }

  protected call(): unknown {
    const { step } = this;
    return this.hasStarted ? step(this.last as T) : this.last;
  }

  protected accept(result: unknown): T {
    this.hasStarted = true;
    this.last = result as T;
    return result as T;
  }

  override close(): undefined {
    this.last = undefined;
    super.close();
  }
}
