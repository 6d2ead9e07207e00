import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { LazyIterator } from "../core/engine/edge.js";
import { type Place, Reader, Shared, unread } from "../core/sharing/shared.js";
import { type AsyncPlace, AsyncReader, AsyncShared, bookmarkAt } from "../core/sharing/asyncShared.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { AsyncUsable, Usable } from "../core/types/disposal.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * The result of {@link memoize}: an iterable that can be read any number of times.
 *
 * @category Types
 */
export interface Memo<T, R = undefined> extends Iterable<T, R>, Usable {
  /** Starts a reading at the first value. */
  [Symbol.iterator](): Lazy<T, R>;
  /** Closes the source. The values pulled so far can still be read. */
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
  /**
   * Closes the source, and waits for that unless a pull is pending, which may be stuck. The values pulled so far can still
   * be read.
   */
  dispose(): Promise<void>;
}

/**
 * A sequence that keeps the values it has pulled, so that it can be read any number of times.
 *
 * Each value is pulled from the source once, when the first reader reaches it. Readers may overlap. A reader that
 * stops early leaves the source open for the others; `dispose()` or `using` closes it. If the source throws, every
 * reader meets that error at the same position.
 *
 * @param source - The values to keep; it may be endless.
 * @returns An iterable, not an iterator: every reading starts at the first value.
 * @example
 * ```ts
 * import { find, memoize, primes, take } from "lazuli";
 *
 * const known = memoize(primes());
 * console.log(find(known, (p) => p > 1000)); // => 1009
 * console.log([...take(known, 3)]); // => [2, 3, 5]
 * known.dispose();
 * ```
 * @see {@link replay} to compute the values again where that is cheap, {@link tee} to keep only the values that
 * are still to be read.
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

/** Its fields are private, so that it prints as a sequence. */
const Memoized: new <T>(shared: Shared<T>, first: Place<T>) => object = /* @__PURE__ */ (() =>
  class Memoized<T> {
    readonly #shared: Shared<T>;
    readonly #first: Place<T>;

    constructor(shared: Shared<T>, first: Place<T>) {
      this.#shared = shared;
      this.#first = first;
    }

    [Symbol.iterator](): Lazy<T, unknown> {
      return new LazyIterator(new Reader("memoize", this.#shared, this.#first));
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
 * The async {@link memoize}: a sequence that keeps the values it has pulled, so that it can be read any number of times.
 *
 * Each value is pulled from the source once, when the first reader reaches it. Readers that wait for the same value wait
 * for one pull. A reader that stops early leaves the source open for the others; `dispose()` or `await using` closes it,
 * and ends the readers that wait. If the source throws, every reader throws that error at the same position.
 *
 * @param source - An async or sync iterable; it may be endless.
 * @returns An async iterable, not an iterator: every reading starts at the first value.
 * @example
 * ```ts
 * import { memoize, toArray } from "lazuli/async";
 *
 * const known = memoize([1, 2].values());
 * console.log(await Promise.all([toArray(known), toArray(known)])); // => [[1, 2], [1, 2]]
 * await known.dispose();
 * ```
 * @see {@link tee} to keep only the values that are still to be read, {@link share} for readers that begin at the next value.
 * @category Sharing
 * @pulls 1 per value
 * @keeps all values
 * @endless safe
 */
export function memoizeAsync<T, R>(source: AnyIterable<T, R>): AsyncMemo<T, EndOf<R>> {
  return new AsyncMemoized<T>(new AsyncShared(openAsync<T>("memoize", source))) as AsyncMemo<T, EndOf<R>>;
}

const AsyncMemoized: new <T>(shared: AsyncShared<T>) => object = /* @__PURE__ */ (() =>
  class AsyncMemoized<T> {
    readonly #shared: AsyncShared<T>;
    readonly #first: AsyncPlace<T>;

    constructor(shared: AsyncShared<T>) {
      this.#shared = shared;
      this.#first = shared.unfilled;
    }

    [Symbol.asyncIterator](): AsyncLazy<T, unknown> {
      return over(new AsyncReader(this.#shared, "memoize", bookmarkAt(this.#first)));
    }

    dispose(): Promise<void> {
      return this.#shared.dispose();
    }

    [Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")](): Promise<void> {
      return this.dispose();
    }

    toString(): string {
      return `AsyncLazy [${this.#shared.source.label} → memoize]`;
    }

    [Symbol.for("nodejs.util.inspect.custom")](): string {
      return this.toString();
    }
  })();
