import { over } from "../core/async/stages.js";
import { type Cursor, type End, isEnd, type Meter } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { joinAsync, Joiner, openSeveral } from "../core/joining/joiner.js";
import type { AnyIterableObject, IterableObject } from "../core/types/iterables.js";
import type { AnyZipped, Zipped } from "../core/types/zip.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOfLongest } from "../core/types/endlessness.js";

/**
 * Every way to take one value from each sequence, in an order that reaches every tuple even if the sequences are
 * endless.
 *
 * The tuples are sorted by the sum of their positions: first the tuple of all first values, then those that are
 * one step away from it, and so on. Tuples with the same sum are in lexicographic order of the positions. A source
 * is pulled when a tuple first needs its next value, and all values are kept. Stopping early closes all open
 * sources, last to first.
 *
 * @param sources - Iterables, finite or endless. Strings are refused, as in `concat`.
 * @returns Tuples; without sources, one empty tuple. The result is endless if one of the sources is. An empty
 * source is the exception, which no type can express: then there are no tuples.
 * @throws TypeError if a source is not an iterable object.
 * @example
 * ```ts
 * import { countFrom, diagonal, find, take } from "lazuli";
 *
 * const pairs = take(diagonal(countFrom(0), countFrom(0)), 6);
 * console.log([...pairs]); // => [[0, 0], [0, 1], [1, 0], [0, 2], [1, 1], [2, 0]]
 * console.log(find(diagonal(countFrom(1), countFrom(1)), ([a, b]) => a * a - 2 * b * b === 1)); // => [3, 2]
 * ```
 * @see {@link product} for the order of nested loops, {@link interleave} to alternate between sources. The order
 * is that of Cantor's pairing of the natural numbers (G. Cantor, Crelle 84, 1878). A tuple of n values takes about
 * n steps.
 * @category Joining
 * @pulls 0 or 1 per value
 * @keeps all values
 * @endless safe
 */
export function diagonal<I extends readonly IterableObject<unknown>[]>(
  ...sources: I
): Lazy<Zipped<I>, EndOfLongest<I[number]>> {
  return new LazyIterator(
    new Diagonal("diagonal", openSeveral("diagonal", sources)) as Cursor<unknown> as Cursor<Zipped<I>>,
  );
}

class Diagonal extends Joiner<unknown[]> {
  private grid = new Grid(this.sources.length);
  /** Whether the values of the place are still to be read. */
  private isPlaced = false;

  pull(meter: Meter | undefined): unknown[] | End {
    const { grid } = this;
    while (!this.isOver && (this.isPlaced || grid.next())) {
      this.isPlaced = true;
      const isComplete = this.complete(meter);
      this.isPlaced = false;
      if (isComplete) return grid.row();
    }
    return this.stop();
  }

  /** Reads the values that are missing at the place. Returns whether every source has a value there. */
  private complete(meter: Meter | undefined): boolean {
    const { sources, grid } = this;
    let index = grid.unread();
    if (index < 0) meter?.pull();
    for (; index >= 0; index = grid.unread()) {
      const value = (sources[index] as Cursor<unknown>).pull(meter);
      if (isEnd(value)) {
        grid.end(index);
        return false;
      }
      grid.put(index, value);
    }
    return true;
  }

  override close(): void {
    this.grid = new Grid(0);
    super.close();
  }
}

/** The places of the tuples, a position for each source, and the values that are known there. */
class Grid {
  private readonly place: number[];
  private readonly values: unknown[][];
  /** How many values each source has, as far as it is known. */
  private readonly lengths: number[];
  /** The sum of the positions of the place. */
  private sum = -1;
  private isEmpty = false;

  constructor(count: number) {
    this.place = Array.from({ length: count }, () => 0);
    this.values = this.place.map(() => []);
    this.lengths = this.place.map(() => Infinity);
  }

  /** Moves on to the next place, if there is one. */
  next(): boolean {
    const { place, lengths } = this;
    if (this.isEmpty) return false;
    // The next one with the same sum: the last position that can take 1 from those behind it does.
    let behind = 0;
    for (let index = place.length - 1; index >= 0; index--) {
      const position = place[index] as number;
      if (behind > 0 && position + 1 < (lengths[index] as number)) {
        place[index] = position + 1;
        return this.spread(index + 1, behind - 1);
      }
      behind += position;
    }
    return this.spread(0, ++this.sum);
  }

  /** Distributes a sum over the positions from an index on, the last ones first. Returns whether it fits. */
  private spread(start: number, sum: number): boolean {
    const { place, lengths } = this;
    for (let index = place.length - 1; index >= start; index--) {
      place[index] = Math.min(sum, (lengths[index] as number) - 1);
      sum -= place[index] as number;
    }
    return sum === 0;
  }

  /** The first source whose value at the place is not known, or -1. */
  unread(): number {
    return this.place.findIndex((position, index) => position === this.values[index]?.length);
  }

  put(index: number, value: unknown): void {
    this.values[index]?.push(value);
  }

  /** Notes that a source ends before the place. */
  end(index: number): void {
    const length = this.place[index] as number;
    this.lengths[index] = length;
    this.isEmpty ||= length === 0;
  }

  row(): unknown[] {
    return this.place.map((position, index) => this.values[index]?.[position]);
  }
}

/**
 * {@link diagonal} of async and sync iterables.
 *
 * @example
 * ```ts
 * import { countFrom } from "lazuli";
 * import { diagonal, take, toArray } from "lazuli/async";
 *
 * const pairs = take(diagonal(countFrom(0), countFrom(0)), 4);
 * console.log(await toArray(pairs)); // => [[0, 0], [0, 1], [1, 0], [0, 2]]
 * ```
 * @category Joining
 * @pulls 0 or 1 per value
 * @keeps all values
 * @endless safe
 */
export function diagonalAsync<I extends readonly AnyIterableObject<unknown>[]>(
  ...sources: I
): AsyncLazy<AnyZipped<I>, EndOfLongest<I[number]>> {
  return over(joinAsync("diagonal", sources, (cursors) => new Diagonal("diagonal", cursors)));
}

/** As {@link Diagonal} does it. */
