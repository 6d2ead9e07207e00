import { over } from "../core/async/stages.js";
import { type Cursor, END, type End, isEnd, type Meter } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { joinAsync, Joiner, openSeveral } from "../core/joining/joiner.js";
import type { AnyIterableObject, IterableObject } from "../core/types/iterables.js";
import type { AnyZipped, Zipped } from "../core/types/zip.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOfLongest } from "../core/types/endlessness.js";

/**
 * Every way to take one value from each sequence: the Cartesian product.
 *
 * The last source changes fastest, as in nested loops. The first source is read once and may be endless. The
 * others are read in their first round and kept for the later rounds. If one of those is endless, its first round
 * never ends: use {@link diagonal} to reach every tuple. Stopping early closes all open sources, last to first.
 *
 * @param sources - Iterables, the outermost loop first. Strings are refused, as in `concat`. For the product of a
 * sequence with itself, pass an array several times.
 * @returns Tuples in lexicographic order of the positions; without sources, one empty tuple. The result is endless
 * if one of the sources is. An empty source is the exception, which no type can express: then the product is
 * empty.
 * @throws TypeError if a source is not an iterable object.
 * @example
 * ```ts
 * import { product } from "lazuli";
 *
 * console.log([...product([1, 2], ["a", "b"])]); // => [[1, "a"], [1, "b"], [2, "a"], [2, "b"]]
 * ```
 * @see {@link diagonal} for endless sources, {@link zip} for the values at the same position only.
 * @category Joining
 * @pulls 0 or 1 per value
 * @keeps all values but those of the first source
 * @endless safe
 */
export function product<I extends readonly IterableObject<unknown>[]>(
  ...sources: I
): Lazy<Zipped<I>, EndOfLongest<I[number]>> {
  return new LazyIterator(
    new Product("product", openSeveral("product", sources)) as Cursor<unknown> as Cursor<Zipped<I>>,
  );
}

class Product extends Joiner<unknown[]> {
  private readonly row: unknown[] = [];
  /** By source: the values read from it, and the current place among them. The first source needs neither. */
  private readonly kept: unknown[][] = this.sources.map(() => []);
  private readonly places: number[] = this.sources.map(() => -1);
  /** The last source that can move on is searched from the end; the sources after it then start over. */
  private moving = -1;
  private filling = 0;

  pull(meter: Meter | undefined): unknown[] | End {
    if (this.isOver) return END;
    const { length } = this.sources;
    while (this.filling > length) {
      if (this.moving < 0) return END;
      if (this.advance(this.moving, meter)) {
        this.filling = this.moving + 1;
        this.places.fill(-1, this.filling);
      } else {
        this.moving--;
      }
    }
    for (; this.filling < length; this.filling++) if (!this.advance(this.filling, meter)) return this.stop();
    this.filling = length + 1;
    this.moving = length - 1;
    return this.row.slice();
  }

  /** Puts the next value of a source into the row. Returns whether there is one. */
  private advance(index: number, meter: Meter | undefined): boolean {
    const kept = this.kept[index] as unknown[];
    const place = (this.places[index] as number) + 1;
    if (index === 0 || place === kept.length) {
      const value = (this.sources[index] as Cursor<unknown>).pull(meter);
      if (isEnd(value)) return false;
      this.row[index] = value;
      if (index > 0) kept.push(value);
    } else {
      meter?.pull();
      this.row[index] = kept[place];
    }
    this.places[index] = place;
    return true;
  }
}

/**
 * {@link product} of async and sync iterables.
 *
 * @example
 * ```ts
 * import { product, toArray } from "lazuli/async";
 *
 * async function* numbers() {
 *   yield* [1, 2];
 * }
 * console.log(await toArray(product(numbers(), ["a", "b"]))); // => [[1, "a"], [1, "b"], [2, "a"], [2, "b"]]
 * ```
 * @category Joining
 * @pulls 0 or 1 per value
 * @keeps all values but those of the first source
 * @endless safe
 */
export function productAsync<I extends readonly AnyIterableObject<unknown>[]>(
  ...sources: I
): AsyncLazy<AnyZipped<I>, EndOfLongest<I[number]>> {
  return over(joinAsync("product", sources, (cursors) => new Product("product", cursors)));
}

/** As {@link Product} does it. */
