import { mustBeOptions } from "../core/checks/options.js";
import { mustBeNumber } from "../core/checks/counts.js";
import type { Answer } from "../core/async/asyncCursor.js";
import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { checked } from "../core/checks/arguments.js";
import { type End, isEnd, type Meter } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { type Place, Reader, Shared, unread } from "../core/sharing/shared.js";
import { AsyncReader, AsyncShared, type Bookmark, bookmarkAt } from "../core/sharing/asyncShared.js";
import type { AnyIterable, Tuple } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * How far the sequences of a {@link tee} may be apart.
 *
 * @category Types
 */
export interface TeeOptions {
  /** The most values that a sequence may be ahead of the slowest one; `Infinity` if left out. */
  readonly limit?: number | undefined;
}

/**
 * Several sequences with the values of one source, each to be read at its own pace.
 *
 * The fastest sequence pulls the source; the values that the slowest has not read yet are kept. A sequence that is
 * closed holds up nobody. When all are closed, the source is closed. If the source throws, each sequence meets
 * that error at the same position.
 *
 * With a `limit`, a sequence that would get further ahead of the slowest one throws instead, and is over then; the
 * others go on.
 *
 * As a callback, it would take the index for `count`: write an arrow, `map(lists, (list) => tee(list))`.
 *
 * @param source - The values to share. The results are endless if the source is.
 * @param count - How many sequences to make, from 1 to 2^32 - 1; 2 if left out.
 * @param options - `limit`: the most values that a sequence may be ahead of the slowest one; `Infinity` if left
 * out.
 * @returns The sequences, as a tuple for a literal count.
 * @throws TypeError if `count` or `limit` is not a number, or if `options` is not an object or has an unknown key.
 * @throws RangeError if `count` is not an integer from 1 to 2^32 - 1, if `limit` is neither a positive integer nor
 * `Infinity`, and at the pull that would exceed the limit.
 * @example
 * ```ts
 * import { drop, fib, take, tee, zip } from "lazuli";
 *
 * const [numbers, later] = tee(fib());
 * console.log([...take(zip([numbers, drop(later, 2)]), 3)]); // => [[1n, 2n], [1n, 3n], [2n, 5n]]
 * ```
 * @see {@link memoize} for readers that start later, {@link pairwise} and {@link windows} for neighbours.
 * @category Sharing
 * @pulls 1 per value
 * @keeps what the slowest has not read
 * @endless safe
 */
export function tee<T, R, const N extends number = 2>(
  source: Iterable<T, R>,
  count: N = 2 as N,
  options: TeeOptions = {},
): Tuple<Lazy<T, EndOf<R>>, N> {
  const limit = checkTee(source, count, options);
  const shared = new Shared("tee", source);
  const pace = new Pace(count, limit);
  const first = unread<T>();
  const branches = Array.from({ length: count }, (_, index) => {
    const branch = new (limit === Infinity ? Branch : PacedBranch)<T>(shared, first, pace, index);
    return new LazyIterator<T, EndOf<R>>(branch);
  });
  return branches as Tuple<Lazy<T, EndOf<R>>, N>;
}

function checkTee(source: unknown, count: number, options: unknown): number {
  return checked("tee", source, () => {
    const isCount = Number.isInteger(count) && count >= 1 && count < 2 ** 32;
    mustBeNumber(isCount, "tee", "count", "an integer from 1 to 2^32 - 1", count);
    mustBeOptions("tee", options, ["limit"]);
    const { limit = Infinity } = options as TeeOptions;
    const isLimit = limit === Infinity || (Number.isInteger(limit) && limit >= 1);
    mustBeNumber(isLimit, "tee", "limit", "a positive integer or Infinity", limit);
    return limit;
  });
}

/** How many values each reader has read. */
class Pace {
  private readonly read: number[];
  private readonly limit: number;
  private open: number;

  constructor(count: number, limit: number) {
    this.read = Array<number>(count).fill(0);
    this.limit = limit;
    this.open = count;
  }

  /** Notes that a reader has read a value. */
  step(index: number): void {
    (this.read[index] as number)++;
  }

  /** Throws if the next value would take a reader past the limit. */
  check(index: number): void {
    const { read, limit } = this;
    if (limit === Infinity) return;
    const ahead = (read[index] as number) - read.reduce((least, count) => Math.min(least, count));
    if (ahead >= limit)
      throw new RangeError(`tee: one sequence must be at most ${limit} ahead of the slowest`);
  }

  /** Notes that a reader is closed. Returns whether it was the last one. */
  leave(index: number): boolean {
    this.read[index] = Infinity;
    return --this.open === 0;
  }
}

/** A reader that closes the source when it is the last one to be closed. */
class Branch<T> extends Reader<T> {
  protected readonly pace: Pace;
  protected readonly index: number;

  constructor(shared: Shared<T>, first: Place<T>, pace: Pace, index: number) {
    super("tee", shared, first);
    this.pace = pace;
    this.index = index;
  }

  override close(): void {
    if (this.isOver) return;
    super.close();
    if (this.pace.leave(this.index)) this.source.close();
  }
}

/** A branch with a limit. It has a class of its own so that V8 can inline the others into the loops that read them. */
class PacedBranch<T> extends Branch<T> {
  override pull(meter: Meter | undefined): T | End {
    const { pace, index } = this;
    if (!this.isOver && this.place.next === undefined) pace.check(index);
    const value = super.pull(meter);
    if (!isEnd(value)) pace.step(index);
    return value;
  }
}

/**
 * The async {@link tee}: several sequences with the values of one source, each to be read at its own pace.
 *
 * The fastest sequence pulls the source. Sequences that wait for the same value wait for one pull. The values that the
 * slowest has not read yet are kept. A sequence that is closed holds up nobody. When all are closed, the source is closed
 * at once, even while a pull is pending. If the source throws, each sequence throws that error at the same position.
 *
 * With a `limit`, a sequence that would get further ahead of the slowest one throws instead, and is over then; the
 * others go on.
 *
 * As a callback, it would take the index for `count`: write an arrow, `map(lists, (list) => tee(list))`.
 *
 * @param source - An async or sync iterable. The results are endless if it is.
 * @param count - How many sequences to make, from 1 to 2^32 - 1; 2 if left out.
 * @param options - `limit`: the most values that a sequence may be ahead of the slowest one; `Infinity` if left
 * out.
 * @returns The sequences, as a tuple for a literal count.
 * @throws TypeError if `count` or `limit` is not a number, or if `options` is not an object or has an unknown key.
 * @throws RangeError if `count` is not an integer from 1 to 2^32 - 1, if `limit` is neither a positive integer nor
 * `Infinity`, and at the pull that would exceed the limit.
 * @example
 * ```ts
 * import { map, tee, toArray } from "lazuli/async";
 *
 * const [plain, squares] = tee([1, 2, 3].values());
 * const both = await Promise.all([toArray(plain), toArray(map(squares, (n) => n * n))]);
 * console.log(both); // => [[1, 2, 3], [1, 4, 9]]
 * ```
 * @see {@link memoize} for readers that start later, {@link pairwise} and {@link windows} for neighbours,
 * {@link share} for readers that come and go.
 * @category Sharing
 * @pulls 1 per value
 * @keeps what the slowest has not read
 * @endless safe
 */
export function teeAsync<T, R, const N extends number = 2>(
  source: AnyIterable<T, R>,
  count: N = 2 as N,
  options: TeeOptions = {},
): Tuple<AsyncLazy<T, EndOf<R>>, N> {
  const limit = checkTee(source, count, options);
  const shared = new AsyncShared(openAsync<T>("tee", source));
  const pace = new Pace(count, limit);
  const branches = Array.from({ length: count }, (_, index) =>
    over<T, EndOf<R>>(new AsyncBranch(shared, pace, index)),
  );
  return branches as Tuple<AsyncLazy<T, EndOf<R>>, N>;
}

/** {@link PacedBranch} of an async source. */
class AsyncBranch<T> extends AsyncReader<T> {
  private readonly pace: Pace;
  private readonly index: number;

  constructor(shared: AsyncShared<T>, pace: Pace, index: number) {
    super(shared, "tee", bookmarkAt(shared.unfilled));
    this.pace = pace;
    this.index = index;
  }

  override advance(meter: Meter | undefined): Answer {
    const { place, isClosed } = this.bookmark;
    if (!isClosed && !place.hasValue) this.pace.check(this.index);
    return super.advance(meter);
  }

  protected override pass(bookmark: Bookmark<T>): true {
    this.pace.step(this.index);
    return super.pass(bookmark);
  }

  override close(): Promise<unknown> | undefined {
    if (this.bookmark.isClosed) return undefined;
    void super.close();
    return this.pace.leave(this.index) ? this.shared.close() : undefined;
  }
}
