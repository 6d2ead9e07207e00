import type { Feed } from "../core/arrivals/feed.js";
import { ManySources, mustBeSeparate } from "../core/arrivals/manySources.js";
import type { Answer } from "../core/async/asyncCursor.js";
import { abandonAsync } from "../core/async/closeAsync.js";
import { over } from "../core/async/stages.js";
import type { Meter } from "../core/engine/cursor.js";
import { openSeveralAsync } from "../core/joining/joiner.js";
import type { EndOfShortest } from "../core/types/endlessness.js";
import type { AnyIterableObject, AnyValueOf } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";

/**
 * The values of the source that is the first to yield one.
 *
 * The first pull begins one of each source, in order. As soon as one yields a value, the others are closed; nothing waits
 * for that, so a source that is stuck does not hold up the winner. From then on only the winner is read, and nothing of it
 * ahead of the reader. A source that ends without a value drops out; if all do, the result is empty.
 *
 * A source that throws before any other yields wins too, and its error rejects. To let it drop out, hand it over as
 * `catchError(source, () => [])`.
 *
 * @param sources - Async or sync iterables; the result is endless if all of them are.
 * @throws TypeError if a source is not an iterable object.
 * @example
 * ```ts
 * import { race, toArray } from "lazuli/async";
 *
 * const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
 * async function* mirror(name: string, ms: number) {
 *   await wait(ms);
 *   yield `${name}: 1`;
 *   yield `${name}: 2`;
 * }
 * console.log(await toArray(race(mirror("slow", 300), mirror("fast", 20)))); // => ["fast: 1", "fast: 2"]
 * ```
 * @see {@link merge} for the values of all.
 * @category Concurrency
 * @pulls 1 per value, 1 more from every other source at the start
 * @keeps nothing
 * @endless safe
 */
export function race<I extends readonly AnyIterableObject<unknown>[]>(
  ...sources: I
): AsyncLazy<AnyValueOf<I[number]>, EndOfShortest<I[number]>> {
  mustBeSeparate("race", sources);
  return over(new Race("race", openSeveralAsync("race", sources)));
}

class Race extends ManySources<unknown> {
  private winner: Feed<unknown> | undefined = undefined;

  override advance(meter: Meter | undefined): Answer {
    const { winner } = this;
    return winner === undefined ? super.advance(meter) : this.pass(winner, winner.source.advance(meter));
  }

  override settle(result?: unknown): Answer {
    const { winner } = this;
    return winner === undefined ? super.settle() : this.pass(winner, winner.source.settle(result));
  }

  override fail(error: unknown): Answer {
    // Before there is a winner, it waits for nothing that is rejected.
    const winner = this.winner as Feed<unknown>;
    return this.pass(winner, winner.source.fail(error));
  }

  private pass({ source }: Feed<unknown>, answer: Answer): Answer {
    if (answer === true) this.value = source.take();
    return answer;
  }

  protected override note(_feed: Feed<unknown>, hasValue: boolean): void {
    if (hasValue) this.finish();
  }

  protected accept(feed: Feed<unknown>): true {
    this.winner = feed;
    this.value = feed.source.take();
    this.abandonAllBut(feed);
    return true;
  }

  private abandonAllBut(first: Feed<unknown>): void {
    abandonAsync(this.feeds.filter((feed) => feed !== first));
  }

  protected override stop(): Promise<unknown> | undefined {
    const { winner, failure } = this;
    if (winner !== undefined) return winner.close();
    if (failure === undefined) return super.stop();
    this.abandonAllBut(failure.feed);
    return failure.feed.close();
  }

  override get endless(): boolean {
    return this.feeds.length > 0 && this.feeds.every(({ source }) => source.endless);
  }
}
