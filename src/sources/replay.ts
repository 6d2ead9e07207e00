import { mustBeFunction } from "../core/checks/arguments.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * An iterable that can be read any number of times.
 *
 * Other sequences are consumed by reading them. This one calls `make` for a new sequence whenever it is opened: by
 * `for … of`, by spread, or by an operator or consumer.
 *
 * @param make - Called without arguments; returns a new iterable at each call.
 * @returns An iterable, not an iterator: it has no `next()`, and nothing to close.
 * @throws TypeError if `make` is not a function.
 * @example
 * ```ts
 * import { fib, replay, take, toArray } from "lazuli";
 *
 * const firstThree = replay(() => take(fib(), 3));
 * console.log(toArray(firstThree)); // => [1n, 1n, 2n]
 * console.log(toArray(firstThree)); // => [1n, 1n, 2n]
 * ```
 * @see {@link cycle} to repeat one sequence endlessly.
 * @category Sources
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function replay<T, R>(make: () => Iterable<T, R>): Iterable<T, EndOf<R>> {
  mustBeFunction("replay", "make", make);
  return new Replay(make);
}

const Replay: new <T, R>(make: () => Iterable<T, R>) => Iterable<T, EndOf<R>> = /* @__PURE__ */ (() =>
  class Replay<T, R> {
    readonly #make: () => Iterable<T, R>;

    constructor(make: () => Iterable<T, R>) {
      this.#make = make;
    }

    [Symbol.iterator](): Lazy<T, EndOf<R>> {
      return new LazyIterator(open("replay", (0, this.#make)(), "the result of make"));
    }

    toString(): string {
      return "Lazy [replay]";
    }

    [Symbol.for("nodejs.util.inspect.custom")](): string {
      return this.toString();
    }
  })();
