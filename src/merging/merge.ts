import type { Feed } from "../core/arrivals/feed.js";
import { ManySources, mustBeSeparate } from "../core/arrivals/manySources.js";
import { over } from "../core/async/stages.js";
import { openSeveralAsync } from "../core/joining/joiner.js";
import type { EndOfLongest } from "../core/types/endlessness.js";
import type { AnyIterableObject, AnyValueOf } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";

/**
 * The values of several sources, in the order in which they arrive.
 *
 * All sources are pulled at the same time, each at most one value ahead of the reader. The values of each source keep their
 * order. The first error rejects, and the other sources are closed. Sources that never wait take turns with those that do.
 *
 * @param sources - Async or sync iterables; the result is endless if one of them is.
 * @throws TypeError if a source is not an iterable object.
 * @example
 * ```ts
 * import { map, merge, toArray } from "lazuli/async";
 *
 * const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
 * const after = (times: number[]) => map(times, async (ms) => (await wait(ms), ms));
 * console.log(await toArray(merge(after([50, 250]), after([150, 250])))); // => [50, 150, 250, 250]
 * ```
 * @see {@link concat} for one after the other, {@link interleave} for strict turns.
 * @category Concurrency
 * @pulls 1 per value, 1 ahead from every other source
 * @keeps 1 value per source
 * @endless safe
 */
export function merge<I extends readonly AnyIterableObject<unknown>[]>(
  ...sources: I
): AsyncLazy<AnyValueOf<I[number]>, EndOfLongest<I[number]>> {
  mustBeSeparate("merge", sources);
  return over(new Merge("merge", openSeveralAsync("merge", sources)));
}

class Merge extends ManySources<unknown> {
  protected accept({ source }: Feed<unknown>): true {
    this.value = source.take();
    return true;
  }

  override get endless(): boolean {
    return !this.isOver && this.feeds.some(({ source }) => source.endless);
  }
}
