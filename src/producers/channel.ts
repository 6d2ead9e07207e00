import { over } from "../core/async/stages.js";
import { Exchange } from "../core/channels/exchange.js";
import { mustBeChannelOptions } from "../core/channels/options.js";
import { Reading } from "../core/channels/reading.js";
import type { Usable } from "../core/types/disposal.js";
import type { AsyncLazy } from "../core/types/lazy.js";
import type { ChannelOptions, Send } from "../core/types/options.js";

/**
 * Who sends to a {@link channel}.
 *
 * @category Types
 */
export interface Sender<T> {
  /**
   * Sends a value to one of the readers. The promise is resolved as soon as there is room for the value: at once while fewer
   * than `capacity` are kept, else when one has been read. Where there is always room, timers and signals get a turn now and
   * then. A promise is a value like any other: await it before you send it.
   *
   * It rejects with a RangeError if `overflow` is `"strict"` and the last send of this sender still waits; with a TypeError after
   * `close`; with the error of `fail` after that; and with an error named `"AbortError"` when the last reader has left.
   */
  readonly send: Send<T>;
}

/**
 * A queue between producers and consumers.
 *
 * @category Types
 */
export interface Channel<T> extends AsyncIterable<T, undefined>, Sender<T>, Usable {
  /** Starts a reading. It counts as a reader until it is left. */
  [Symbol.asyncIterator](): AsyncLazy<T>;
  /** Another producer, whose sends may wait beside those of the others where `overflow` is `"strict"`. */
  readonly sender: () => Sender<T>;
  /**
   * Takes no more values. The readers end when they have read what was sent before, also by sends that wait. `using` calls it at
   * the end of its block, after an error too: call `fail` first to tell the readers.
   */
  readonly close: () => void;
  /** Takes no more values. The readers throw the error when they have read what was sent before. */
  readonly fail: (error: unknown) => void;
}

/**
 * A queue between any number of producers and consumers: what is sent is read once, by one of them, in the order in which it
 * was sent.
 *
 * A producer calls `send`, and awaits it, so that it is never further ahead than there is room. A consumer reads the channel
 * like any other sequence: by `for await`, or by the operators and consumers. When nothing more will come, call `close`, else
 * the readers wait for ever; {@link produce} does that by itself.
 *
 * A reader counts from the moment it is made, by a loop, an operator or a consumer, until it is left. When one leaves, the
 * others go on. When the last one leaves, the channel is over: what is kept is dropped, and sends that wait or come later
 * reject. So nobody waits for ever, on either side. Only a reader that awaits a send to the channel that it reads waits for
 * itself, where there is no room: set `overflow` to `"unbounded"`, and do not await it.
 *
 * | `overflow`        | a send without room for its value                                                                       |
 * | ----------------- | ------------------------------------------------------------------------------------------------------- |
 * | `"strict"`        | waits; a second one of the same sender rejects with a RangeError, since somebody forgot to await the first |
 * | `"unbounded"`     | waits, beside any number of others, whose values are kept with them                                     |
 * | `"drop-oldest"`   | takes the place of the oldest value, which is dropped                                                   |
 * | `"drop-newest"`   | is dropped itself                                                                                       |
 *
 * @param options - `capacity`: how many values are kept that nobody has read, 0 if left out: then each send waits until its
 * value is read. `overflow`: what happens to more, `"strict"` if left out. `signal`: an AbortSignal; on abort, pending reads and
 * sends reject at once with its reason.
 * @returns The channel. Its functions can be handed on without it.
 * @throws TypeError if an option is unknown or of the wrong type.
 * @throws RangeError if `capacity` is neither an integer from 0 nor `Infinity`, or is 0 where values may be dropped.
 * @example
 * ```ts
 * import { channel } from "lazuli/async";
 *
 * const jobs = channel<string>({ capacity: 2 });
 * async function produceJobs() {
 *   for (const job of ["wash", "dry", "fold"]) await jobs.send(job);
 *   jobs.close();
 * }
 * const producing = produceJobs();
 * for await (const job of jobs) console.log(job); // prints wash dry fold
 * await producing;
 * ```
 * @example Several producers and consumers
 * ```ts
 * import { channel, toArray } from "lazuli/async";
 *
 * const numbers = channel<number>();
 * async function count(from: number) {
 *   const { send } = numbers.sender();
 *   for (let n = from; n < from + 3; n++) await send(n);
 * }
 * const read = Promise.all([toArray(numbers), toArray(numbers)]);
 * await Promise.all([count(0), count(10)]);
 * numbers.close();
 * console.log((await read).flat().sort((a, b) => a - b)); // => [0, 1, 2, 10, 11, 12]
 * ```
 * @see {@link produce} for one producer, which closes it by itself; {@link share} to send each value to every reader.
 * @category Producers
 * @pulls nothing
 * @keeps capacity values, and the sends that wait
 * @endless safe
 */
export function channel<T>(options: ChannelOptions = {}): Channel<T> {
  mustBeChannelOptions("channel", options, 0);
  const exchange = new Exchange<T>("channel", options, {
    crowded:
      'a send still waits for room: await it before the next one, give each producer a sender() of its own, or set overflow to "unbounded"',
    late: "send was called after close: let the producers end first, and close then",
  });
  return new ChannelOf(exchange) as Channel<T>;
}

/** Its exchange is private, so that it prints as what it is. */
const ChannelOf: new <T>(exchange: Exchange<T>) => object = /* @__PURE__ */ (() => {
  return class Channel<T> {
    readonly #exchange: Exchange<T>;
    readonly send: Send<T>;
    readonly sender: () => Sender<T>;
    readonly close: () => void;
    readonly fail: (error: unknown) => void;

    constructor(exchange: Exchange<T>) {
      this.#exchange = exchange;
      this.sender = () => ({ send: exchange.sender() });
      this.send = exchange.sender();
      this.close = () => exchange.close();
      this.fail = (error) => exchange.fail(error);
    }

    [Symbol.asyncIterator](): AsyncLazy<T> {
      return over(new Reading("channel", this.#exchange));
    }

    [Symbol.dispose ?? Symbol.for("Symbol.dispose")](): void {
      this.close();
    }

    toString(): string {
      return `Channel [${this.#exchange}]`;
    }

    [Symbol.for("nodejs.util.inspect.custom")](): string {
      return this.toString();
    }
  };
})();
