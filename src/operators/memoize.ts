import { LazyIterator } from "../core/engine/edge.js";
import { type Place, Reader, Shared, unread } from "../core/sharing/shared.js";
import { type AsyncPlace, AsyncReader, asyncReading, AsyncShared } from "../core/sharing/sharedAsync.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { AsyncUsable, Usable } from "../core/types/disposal.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * What {@link memoize} makes: an iterable that can be read any number of times.
 *
 * @category Types
 */
export interface Memo<T, R = undefined> extends Iterable<T, R>, Usable {
  /** Starts a reading at the first value. */
  [Symbol.iterator](): Lazy<T, R>;
  /** Closes the source. What has been pulled can still be read. */
  dispose(): void;
}

/**
 * The async twin of {@link Memo}.
 *
 * @category Types
 */
export interface AsyncMemo<T, R = undefined> extends AsyncIterable<T, R>, AsyncUsable {
  /** Starts a reading at the first value. */
  [Symbol.asyncIterator](): AsyncLazy<T, R>;
  /** Closes the source. What has been pulled can still be read. */
  dispose(): Promise<void>;
}

/**
 * A sequence that remembers what it has pulled, so that it can be read any number of times.
 *
 * The source is pulled once for each value, when the first reader gets there. Readers may overlap; one that stops early
 * leaves the source open for the others. The source is closed by `dispose()`, or by `using`. When it throws, every
 * reader meets that error at the same place.
 *
 * @param source - The values to remember; endless ones are welcome.
 * @returns An iterable, not an iterator: every reading starts at the first value.
 * @throws TypeError if `source` is not an iterable.
 * @example
 * ```ts
 * import { find, memoize, primes, take } from "lazuli";
 *
 * const known = memoize(primes());
 * console.log(find(known, (p) => p > 1000)); // => 1009
 * console.log([...take(known, 3)]); // => [2, 3, 5]
 * known.dispose();
 * ```
 * @see {@link replay} to compute again what is cheap, {@link tee} to remember no more than what is still to be read.
 * @category Sharing
 * @pulls 1 per value
 * @keeps all values
 * @endless safe
 */
export function memoize<T, R>(source: Iterable<T, R>): Memo<T, EndOf<R>> {
  const shared = new Shared("memoize", source);
  const first = unread<T>();
  return new Memoized<T>(shared, first) as Memo<T, EndOf<R>>;
}

/** Its insides are private, so that it prints as a sequence. */
const Memoized: new <T>(shared: Shared<T>, first: Place<T>) => object = /* @__PURE__ */ (() =>
  class Memoized<T> {
    readonly #shared: Shared<T>;
    readonly #first: Place<T>;

    constructor(shared: Shared<T>, first: Place<T>) {
      this.#shared = shared;
      this.#first = first;
    }

    [Symbol.iterator](): Lazy<T, unknown> {
      return new LazyIterator(new Reader(this.#shared, this.#first, "memoize"));
    }

    dispose(): void {
      this.#shared.close();
    }

    [Symbol.dispose ?? Symbol.for("Symbol.dispose")](): void {
      this.dispose();
    }

    toString(): string {
      return `Lazy [${this.#shared.label} → memoize]`;
    }

    [Symbol.for("nodejs.util.inspect.custom")](): string {
      return this.toString();
    }
  })();

/**
 * {@link memoize} over an async or sync iterable. Readers that wait for the same value wait for one pull.
 *
 * @example
 * ```ts
 * import { memoize, toArray } from "lazuli/async";
 *
 * const known = memoize([1, 2].values());
 * console.log(await Promise.all([toArray(known), toArray(known)])); // => [[1, 2], [1, 2]]
 * ```
 * @category Sharing
 * @pulls 1 per value
 * @keeps all values
 * @endless safe
 */
export function memoizeAsync<T, R>(source: AnyIterable<T, R>): AsyncMemo<T, EndOf<R>> {
  return new AsyncMemoized<T>(new AsyncShared("memoize", source), {}) as AsyncMemo<T, EndOf<R>>;
}

const AsyncMemoized: new <T>(shared: AsyncShared<T>, first: AsyncPlace<T>) => object = /* @__PURE__ */ (() =>
  class AsyncMemoized<T> {
    readonly #shared: AsyncShared<T>;
    readonly #first: AsyncPlace<T>;

    constructor(shared: AsyncShared<T>, first: AsyncPlace<T>) {
      this.#shared = shared;
      this.#first = first;
    }

    [Symbol.asyncIterator](): AsyncLazy<T, unknown> {
      return asyncReading("memoize", new AsyncReader(this.#shared, this.#first));
    }

    dispose(): Promise<void> {
      return this.#shared.end();
    }

    [Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")](): Promise<void> {
      return this.dispose();
    }

    toString(): string {
      return `AsyncLazy [${this.#shared.origin} → memoize]`;
    }

    [Symbol.for("nodejs.util.inspect.custom")](): string {
      return this.toString();
    }
  })();
