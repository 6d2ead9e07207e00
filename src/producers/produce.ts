import { Cancellation, untilAborted } from "../core/arrivals/cancellation.js";
import { quietly } from "../core/async/promises.js";
import { over } from "../core/async/stages.js";
import { Exchange, Producer } from "../core/channels/exchange.js";
import { mustBeChannelOptions } from "../core/channels/options.js";
import { Reading } from "../core/channels/reading.js";
import { mustBeFunction } from "../core/checks/arguments.js";
import { isObject, must } from "../core/checks/must.js";
import type { AbortSignalLike, PlatformAbortSignal } from "../core/types/bounds.js";
import type { AsyncLazy } from "../core/types/lazy.js";
import type { ChannelOptions, Send } from "../core/types/options.js";

/**
 * A function that sends values. The signal is aborted when nobody reads them any more.
 *
 * @category Types
 */
export type ProducerFunction<T> = (send: Send<T>, signal: PlatformAbortSignal) => unknown;

/**
 * The values that a function sends: a {@link channel} with one producer, which is closed when the function ends.
 *
 * Nothing runs before the first pull; then the function is called once. `await send(value)` waits until there is room, which
 * holds the function back where the reader is slower. The sequence ends when the function returns, or what it has returned is
 * resolved. If it throws, the sequence throws that error, after the values before it; a reader that leaves before does not see it.
 * A send that is refused, because the one before still waits, ends the sequence with the same RangeError.
 *
 * When the sequence is left early, the signal is aborted, and a send that waits rejects with its reason. Then the end of the
 * function is waited for, so that what its `finally` closes is closed: a function that neither sends nor looks at the signal
 * holds that up, like a generator at an `await`. What it throws then is reported by the closing, but for the reason itself and
 * other errors named `"AbortError"`. An abort by `options.signal` waits for nothing.
 *
 * @param producer - Called with `send`, which takes a value and returns a promise, and with the signal.
 * @param options - `capacity`: how many values are kept that are not read, 0 if left out. `overflow`: what happens to more, as
 * for {@link channel}: `"strict"`, the default, refuses a send while another one waits. `signal`: an AbortSignal; on abort, the
 * pending pull rejects at once with its reason.
 * @throws TypeError if `producer` is not a function, or an option is unknown or of the wrong type; at the pull, if `producer`
 * returns a function or a generator.
 * @throws RangeError if `capacity` is neither an integer from 0 nor `Infinity`, or is 0 where values may be dropped.
 * @example
 * ```ts
 * import { produce, takeUntil } from "lazuli/async";
 *
 * const squares = produce<number>(async (send) => {
 *   for (let n = 1; ; n++) await send(n * n);
 * });
 * for await (const square of takeUntil(squares, (n) => n > 10)) console.log(square); // prints 1 4 9 16
 * ```
 * @example From callbacks
 * ```ts
 * import { produce, take, toArray } from "lazuli/async";
 *
 * const ticks = produce<number>(async (send, signal) => {
 *   let count = 0;
 *   const timer = setInterval(() => void send(++count), 20);
 *   await new Promise((resolve) => signal.addEventListener("abort", resolve));
 *   clearInterval(timer);
 * }, { overflow: "unbounded" });
 * console.log(await toArray(take(ticks, 3))); // => [1, 2, 3]
 * ```
 * @see {@link channel} for several producers or consumers, {@link fromEvent} for events, {@link generate} for a function
 * that returns one value at a time.
 * @category Producers
 * @pulls nothing
 * @keeps capacity values
 * @endless safe
 */
export function produce<T>(producer: ProducerFunction<T>, options: ChannelOptions = {}): AsyncLazy<T> {
  producer = mustBeFunction("produce", "producer", producer);
  mustBeChannelOptions("produce", options, 0);
  const { signal, ...limits } = options;
  return over(untilAborted(new Production(producer, limits, signal), signal));
}

class Production<T> extends Reading<T> {
  private readonly producer: ProducerFunction<T>;
  private readonly cancellation: Cancellation;
  /** While the function runs, what comes of it. */
  private running: Promise<void> | undefined = undefined;
  private hasBegun = false;
  private readonly sender = new Producer();
  private readonly send: Send<T> = (value) => {
    const { exchange, sender } = this;
    // The value is lost where the send is not awaited, and so is its error: the reader has to hear of it.
    if (exchange.isCrowded(sender)) exchange.fail(exchange.crowdedError());
    return exchange.sendInTurn(sender, value);
  };

  constructor(producer: ProducerFunction<T>, limits: ChannelOptions, signal: AbortSignalLike | undefined) {
    const exchange = new Exchange<T>("produce", limits, {
      crowded: 'a send still waits for room: await it before the next one, or set overflow to "unbounded"',
      late: "send was called after the function had returned, which ends the sequence: await all that sends",
    });
    super("produce", exchange);
    this.producer = producer;
    this.cancellation = new Cancellation(signal);
  }

  protected override look(): boolean | undefined {
    if (!this.hasBegun) this.begin();
    // The function may have closed it.
    return this.isOver ? false : super.look();
  }

  private begin(): void {
    this.hasBegun = true;
    const { signal } = this.cancellation;
    // Before the function listens: what it sends when it is told is refused like the sends that wait.
    signal.addEventListener("abort", () => this.exchange.leave(this, { error: signal.reason }));
    const running = this.run();
    if (!this.exchange.isOver) this.running = running;
    // Until this is closed, nobody handles an error.
    void quietly(running);
  }

  private async run(): Promise<void> {
    const { producer, exchange, cancellation } = this;
    try {
      mustBeOver(await producer(this.send, cancellation.signal));
      exchange.close();
    } catch (error) {
      if (!this.isOver) exchange.fail(error);
      else if (!this.isAbort(error)) throw error;
    } finally {
      this.running = undefined;
    }
  }

  private isAbort(error: unknown): boolean {
    return error === this.cancellation.signal.reason || (error as Error | undefined)?.name === "AbortError";
  }

  protected override stop(): Promise<unknown> | undefined {
    const { running, exchange, cancellation } = this;
    cancellation.cancel();
    exchange.leave(this);
    return running;
  }
}

/** Refuses what a function returns that takes `produce` for something else. */
function mustBeOver(result: unknown): void {
  const expectation = "nothing, or a promise of when it has sent all";
  const hint =
    typeof result === "function"
      ? ": clean up in a finally block, or when the signal is aborted"
      : ": a generator is a sequence, which is read without produce";
  const isIterator = isObject(result) && typeof (result as Partial<Iterator<unknown>>).next === "function";
  must(
    typeof result !== "function" && !isIterator,
    "produce",
    "the result of producer",
    expectation,
    result,
    TypeError,
    hint,
  );
}
