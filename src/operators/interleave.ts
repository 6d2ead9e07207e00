import { over } from "../core/async/stages.js";
import { type Cursor, END, type End, isEnd, type Meter } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { joinAsync, Joiner, openSeveral } from "../core/joining/joiner.js";
import type { AnyIterableObject, AnyValueOf, IterableObject, ValueOf } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOfLongest } from "../core/types/endlessness.js";

/**
 * The values of several sequences in turn: one value from each, then again from the first.
 *
 * No source waits for another one to end, so any of them may be endless. A source that has ended is skipped, and
 * the others go on. Stopping early closes all open sources, last to first.
 *
 * @param sources - Iterables in the order of their turns. Strings are refused, as in `concat`.
 * @returns A sequence that is endless if one of the sources is.
 * @throws TypeError if a source is not an iterable object.
 * @example
 * ```ts
 * import { countFrom, interleave, take } from "lazuli";
 *
 * console.log([...interleave([1, 2, 3], new Set(["a"]))]); // => [1, "a", 2, 3]
 * console.log([...take(interleave(countFrom(1), countFrom(-1, -1)), 5)]); // => [1, -1, 2, -2, 3]
 * ```
 * @see {@link zip} for one tuple per round, {@link concat} for one source after the other.
 * @category Joining
 * @pulls 0 or 1 per value
 * @keeps nothing
 * @endless safe
 */
export function interleave<I extends readonly IterableObject<unknown>[]>(
  ...sources: I
): Lazy<ValueOf<I[number]>, EndOfLongest<I[number]>> {
  return new LazyIterator(
    new Interleave<ValueOf<I[number]>>("interleave", openSeveral("interleave", sources)),
  );
}

class Interleave<T> extends Joiner<T> {
  /** The sources that have not ended. */
  private readonly open = this.sources.slice() as Cursor<T>[];
  private turn = 0;

  pull(meter: Meter | undefined): T | End {
    const { open } = this;
    for (;;) {
      if (this.turn === open.length) this.turn = 0;
      const source = open[this.turn];
      if (source === undefined) return END;
      const value = source.pull(meter);
      if (!isEnd(value)) {
        this.turn++;
        return value;
      }
      open.splice(this.turn, 1);
    }
  }

  override get endless(): boolean {
    return this.open.some((source) => source.endless);
  }
}

/**
 * {@link interleave} of async and sync iterables. It waits for the source whose turn it is.
 *
 * @example
 * ```ts
 * import { interleave, toArray } from "lazuli/async";
 *
 * async function* letters() {
 *   yield* ["a", "b"];
 * }
 * console.log(await toArray(interleave([1, 2, 3], letters()))); // => [1, "a", 2, "b", 3]
 * ```
 * @category Joining
 * @pulls 0 or 1 per value
 * @keeps nothing
 * @endless safe
 */
export function interleaveAsync<I extends readonly AnyIterableObject<unknown>[]>(
  ...sources: I
): AsyncLazy<AnyValueOf<I[number]>, EndOfLongest<I[number]>> {
  return over(joinAsync("interleave", sources, (cursors) => new Interleave("interleave", cursors)));
}
