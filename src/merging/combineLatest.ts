import type { Feed } from "../core/arrivals/feed.js";
import { ManySources } from "../core/arrivals/manySources.js";
import type { AsyncCursor } from "../core/async/asyncCursor.js";
import { abandonAsync } from "../core/async/closeAsync.js";
import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { openList } from "../core/joining/zip.js";
import type { EndOfShortest } from "../core/types/endlessness.js";
import type { AnyIterable, AnyIterableObject, AnyValueOf } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";
import type { AnyZipped, ListOfSequences } from "../core/types/zip.js";

/**
 * Tuples of the latest values of several sources: the first one when each source has yielded a value, then one for each
 * value that arrives.
 *
 * All sources are pulled at the same time, each at most one value ahead of the reader. Until each has yielded, values are
 * replaced by later ones of the same source. It ends when all sources have ended, or as soon as one ends without a value;
 * the others are then closed, as they are when one throws.
 *
 * @param iterables - The sources, as an array or another iterable. Strings among them are refused.
 * @returns A tuple for each change; endless if all sources are.
 * @throws TypeError if an argument is not of that form.
 * @example
 * ```ts
 * import { combineLatest, map, toArray } from "lazuli/async";
 *
 * const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
 * const after = (times: number[]) => map(times, async (ms) => (await wait(ms), ms));
 * const latest = combineLatest([after([50, 200]), after([150, 250])]);
 * console.log(await toArray(latest)); // => [[50, 150], [200, 150], [200, 250]]
 * ```
 * @see {@link zip} for the values at the same position, {@link merge} for each value alone.
 * @category Concurrency
 * @pulls 1 or more per value, 1 ahead from every other source
 * @keeps 2 values per source
 * @endless safe
 */
export function combineLatest<I extends readonly AnyIterableObject<unknown>[] | []>(
  iterables: I,
): AsyncLazy<AnyZipped<I>, EndOfShortest<I[number]>>;
export function combineLatest<I>(
  iterables: Iterable<I> & ListOfSequences<I, "combineLatest">,
): AsyncLazy<AnyValueOf<I>[]>;
export function combineLatest(
  iterables: Iterable<AnyIterable<unknown>>,
  other?: unknown,
): AsyncLazy<never, never> {
  const { name, sources } = openList("combineLatest", iterables, undefined, openAsync, abandonAsync, other);
  return over(new CombineLatest(name, sources));
}

class CombineLatest extends ManySources<unknown[]> {
  private readonly positions: Map<Feed<unknown>, number>;
  private latest: unknown[];
  /** The sources that have not yielded a value. */
  private readonly missing: Set<Feed<unknown>>;

  constructor(name: string, sources: readonly AsyncCursor<unknown>[]) {
    super(name, sources);
    this.positions = new Map(this.feeds.map((feed, position) => [feed, position]));
    this.latest = new Array<unknown>(sources.length);
    this.missing = new Set(this.feeds);
  }

  protected accept(feed: Feed<unknown>): boolean {
    const { latest, missing, positions } = this;
    latest[positions.get(feed) as number] = feed.source.take();
    missing.delete(feed);
    if (missing.size > 0) return false;
    this.value = latest.slice();
    return true;
  }

  protected override note(feed: Feed<unknown>, hasValue: boolean): void {
    if (!hasValue && this.missing.has(feed)) this.finish();
  }

  protected override stop(): Promise<unknown> | undefined {
    this.latest = [];
    return super.stop();
  }

  override get endless(): boolean {
    return this.feeds.length > 0 && this.feeds.every(({ source }) => source.endless);
  }
}
