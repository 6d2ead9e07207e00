import { untilAborted } from "../core/arrivals/cancellation.js";
import { type Failure, Recovering } from "../core/arrivals/recovering.js";
import { mustBeAnyIterable, openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { mustBeFunction } from "../core/checks/arguments.js";
import { Backoff, mustBeRetry } from "../core/time/backoff.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { AnyIterable, AnyIterableObject, Awaitable } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";
import type { RetrySequenceOptions } from "../core/types/options.js";

/**
 * The values of a sequence that is made again when it throws.
 *
 * The factory is called at the first pull, and again after each failure: of the factory, or of the sequence that it has
 * returned, which is closed first. What has been yielded is not taken back: it goes on with whatever the new sequence yields.
 * So a factory that begins from the start yields the first values again; to go on behind the last one, remember it there.
 *
 * Before each retry it waits, twice as long each time. When it gives up, the last error rejects. Leaving early or an abort
 * ends a wait at once.
 *
 * @param factory - Called with the number of retries so far, 0 the first time. Returns an iterable object, or a promise of
 * one.
 * @param options - `times`: how many failures are followed by another try, 3 if left out. `delay`: the milliseconds before the
 * first retry, 100 if left out; they double each time, up to `maxDelay`, 30,000 if left out. `jitter`: which part of a wait is
 * left to chance, from 0 to 1; 0.5 if left out. `when`: whether to try again after an error, called with it and the number of
 * retries before; may be async. `resetOnSuccess`: whether to count and wait from the start again after each value. `signal`: an
 * AbortSignal; on abort, the pending pull rejects at once with its reason. `clock`: a clock for tests.
 * @returns A sequence that is endless if those of the factory are.
 * @throws TypeError if `factory` is not a function, or an option is unknown or of the wrong type; at the pull, if `factory`
 * does not return an iterable object.
 * @throws RangeError if an option is a number out of its range.
 * @example
 * ```ts
 * import { retrySequence, toArray } from "lazuli/async";
 *
 * async function* numbersFrom(first: number, retries: number) {
 *   yield first;
 *   if (retries === 0) throw new Error("connection lost");
 *   yield first + 1;
 * }
 * const again = retrySequence((retries) => numbersFrom(1, retries), { delay: 10 });
 * console.log(await toArray(again)); // => [1, 1, 2]
 * ```
 * @see {@link retry} for calls, {@link catchError} to go on with something else.
 * @category Errors
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function retrySequence<T, R>(
  factory: (retries: number) => Awaitable<AnyIterableObject<T, R>>,
  options: RetrySequenceOptions = {},
): AsyncLazy<T, EndOf<R>> {
  factory = mustBeFunction("retrySequence", "factory", factory);
  mustBeRetry("retrySequence", options);
  return over(untilAborted(new RetrySequence<T>(factory, options), options.signal));
}

const RESULT = "the result of factory";

class RetrySequence<T> extends Recovering<T> {
  private readonly factory: (retries: number) => unknown;
  private readonly resetOnSuccess: boolean;
  private readonly backoff: Backoff;
  private retries = 0;

  constructor(factory: (retries: number) => unknown, options: RetrySequenceOptions) {
    super("retrySequence");
    this.factory = factory;
    this.resetOnSuccess = options.resetOnSuccess ?? false;
    this.backoff = new Backoff(options);
  }

  protected async recover(failure: Failure | undefined): Promise<void> {
    if (this.resetOnSuccess && this.hasYielded) this.retries = 0;
    do {
      if (failure !== undefined) await this.backoff.pause(failure.error, this.retries++);
      failure = this.isOver ? undefined : await this.open();
    } while (failure !== undefined);
  }

  /** Opens the next sequence. Returns why that has failed; what is no sequence is a mistake, which trying again won't mend. */
  private async open(): Promise<Failure | undefined> {
    const { name, factory } = this;
    let result: unknown;
    try {
      result = await factory(this.retries);
    } catch (error) {
      return this.isOver ? undefined : { error };
    }
    if (this.isOver) return undefined;
    const opener = mustBeAnyIterable(name, RESULT, result as AnyIterable<T>);
    try {
      this.source = openAsync(name, result as AnyIterable<T>, RESULT, opener);
      return undefined;
    } catch (error) {
      return { error };
    }
  }

  override close(): Promise<unknown> | undefined {
    this.backoff.cancel();
    return super.close();
  }

  tell(titles: string[]): undefined {
    titles.push(this.name);
  }
}
