import type { Answer } from "../core/async/asyncCursor.js";
import { AsyncSource } from "../core/async/asyncSource.js";
import { over } from "../core/async/stages.js";
import { mustBeFunction } from "../core/checks/arguments.js";
import { AsyncFlat } from "../core/joining/flattening.js";
import { END } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { held } from "../core/engine/iteratorCursor.js";
import { open } from "../core/engine/open.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { AnyIterableObject, Awaitable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";

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
  make = mustBeFunction("replay", "make", make);
  return new Replay(make);
}

const Replay: new <T, R>(make: () => Iterable<T, R>) => Iterable<T, EndOf<R>> = /* @__PURE__ */ (() =>
  class Replay<T, R> {
    readonly #make: () => Iterable<T, R>;

    constructor(make: () => Iterable<T, R>) {
      this.#make = make;
    }

    [Symbol.iterator](): Lazy<T, EndOf<R>> {
      return new LazyIterator(held(open("replay", (0, this.#make)(), "the result of make")));
    }

    toString(): string {
      return "Lazy [replay]";
    }

    [Symbol.for("nodejs.util.inspect.custom")](): string {
      return this.toString();
    }
  })();

/**
 * An async iterable that can be read any number of times.
 * As {@link replay}, with a function that may be async. It is called whenever the sequence is read, at the first pull.
 *
 * @param make - Called without arguments; returns a new async or sync iterable at each call, or a promise of one.
 * @returns An async iterable, not an iterator: it has no `next()`, and nothing to close.
 * @throws TypeError if `make` is not a function.
 * @example
 * ```ts
 * import { replay, toArray } from "lazuli/async";
 *
 * const rows = replay(async () => ["a", "b"]);
 * console.log(await toArray(rows)); // => ["a", "b"]
 * console.log(await toArray(rows)); // => ["a", "b"]
 * ```
 * @see {@link memoize} to read a source once and keep its values.
 * @category Sources
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function replayAsync<T, R>(
  make: () => Awaitable<AnyIterableObject<T, R>>,
): AsyncIterable<T, EndOf<R>> {
  make = mustBeFunction("replay", "make", make);
  return new AsyncReplay<T, R>(make);
}

/** The sequence that a function returns, as the only value. That is no pull, and is not counted. */
class Made extends AsyncSource<unknown> {
  private make: (() => unknown) | undefined;

  constructor(make: () => unknown) {
    super("replay");
    this.make = make;
  }

  override advance(): Answer {
    return this.pull();
  }

  protected call(): unknown {
    const { make } = this;
    this.make = undefined;
    return make === undefined ? END : make();
  }

  protected accept(made: unknown): unknown {
    return made;
  }

  override tell(): undefined {}
}

const AsyncReplay: new <T, R>(make: () => Awaitable<AnyIterableObject<T, R>>) => AsyncIterable<T, EndOf<R>> =
  /* @__PURE__ */ (() =>
    class AsyncReplay<T, R> {
      readonly #make: () => Awaitable<AnyIterableObject<T, R>>;

      constructor(make: () => Awaitable<AnyIterableObject<T, R>>) {
        this.#make = make;
      }

      [Symbol.asyncIterator](): AsyncLazy<T, EndOf<R>> {
        return over(new AsyncFlat("replay", "the result of make", new Made(this.#make)));
      }

      toString(): string {
        return "AsyncLazy [replay]";
      }

      [Symbol.for("nodejs.util.inspect.custom")](): string {
        return this.toString();
      }
    })();
