import { EndlessAsyncSource } from "../core/async/asyncSource.js";
import { over } from "../core/async/stages.js";
import { mustBeFunction } from "../core/checks/arguments.js";
import { END, type End, EndlessSource, type Meter } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import type { Awaitable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";

/**
 * The results of a function that is called again and again, without arguments. The sequence never ends.
 *
 * The function is called once for each pull, never in advance.
 *
 * @param make - Called without arguments; returns the next value.
 * @throws TypeError if `make` is not a function.
 * @example
 * ```ts
 * import { generate, takeWhile } from "lazuli";
 *
 * const queue = ["a", "b"];
 * console.log([...takeWhile(generate(() => queue.shift()), (job) => job !== undefined)]); // => ["a", "b"]
 * ```
 * @see {@link iterate} to compute each value from the one before, {@link unfold} to keep a state apart from the
 * values.
 * @category Sources
 * @pulls nothing
 * @keeps nothing
 * @endless never ends
 */
export function generate<T>(make: () => T): Lazy<T, never> {
  make = mustBeFunction("generate", "make", make);
  return new LazyIterator(new Generate(make));
}

class Generate<T> extends EndlessSource<T> {
  private readonly make: () => T;

  constructor(make: () => T) {
    super("generate");
    this.make = make;
  }

  pull(meter: Meter | undefined): T | End {
    meter?.pull();
    const { make } = this;
    return this.isOver ? END : make();
  }
}

/**
 * The awaited results of a function that is called again and again, without arguments. The sequence never ends.
 * As {@link generate}, with a function that may be async. It is called once for each pull, never in advance, and not again
 * before its promise is settled.
 *
 * @param make - Called without arguments; returns the next value, or a promise of it.
 * @throws TypeError if `make` is not a function.
 * @example
 * ```ts
 * import { generate, takeUntil, toArray } from "lazuli/async";
 *
 * let progress = 0;
 * const poll = async () => (progress += 40);
 * console.log(await toArray(takeUntil(generate(poll), (percent) => percent >= 100))); // => [40, 80, 120]
 * ```
 * @see {@link iterate} to compute each value from the one before.
 * @category Sources
 * @pulls nothing
 * @keeps nothing
 * @endless never ends
 */
export function generateAsync<T>(make: () => Awaitable<T>): AsyncLazy<T, never> {
  make = mustBeFunction("generate", "make", make);
  return over(new AsyncGenerate(make));
}

class AsyncGenerate<T> extends EndlessAsyncSource<T> {
  private readonly make: () => Awaitable<T>;

  constructor(make: () => Awaitable<T>) {
    super("generate");
    this.make = make;
  }

  protected call(): unknown {
    const { make } = this;
    return make();
  }

  protected accept(result: unknown): T {
    return result as T;
  }
}
