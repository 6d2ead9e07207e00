import { quietly } from "../async/promises.js";
import { Turns } from "../bounds/turns.js";
import type { AbortSignalLike } from "../types/bounds.js";
import type { ChannelOptions, Overflow, Send } from "../types/options.js";
import { Queue } from "../values/queue.js";

/** Who sends. In a strict exchange, one send of each may wait. */
export class Producer {
  isWaiting = false;
}

/** A send that waits for room. */
interface WaitingSend<T> {
  readonly value: T;
  readonly producer: Producer;
  readonly sent: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Who reads. */
export interface ExchangeReader {
  /** Called when there may be something to read. */
  notify(): void;
}

/** Why no more values come. */
interface Ending {
  /** `"closed"`: the readers find the end. `"failed"`: they throw the error. `"left"`: there are none. */
  readonly how: "closed" | "failed" | "left";
  /** What later sends reject with, unless it is closed. */
  readonly error: unknown;
}

/** What the errors of mistakes say. */
export interface Advice {
  /** That a send is beside another one of the same producer that waits. */
  readonly crowded: string;
  /** That a send comes after the end. */
  readonly late: string;
}

/** How to read in several steps. */
const KEEP = "keep one reading, by channel[Symbol.asyncIterator](), and call its next()";

/** The error of what nobody needs any more. It has the name of the errors of aborted signals. */
function abortError(message: string): Error {
  const error = new Error(message);
  error.name = "AbortError";
  return error;
}

/**
 * Values on their way from producers to readers, each of them to one reader. Up to `capacity` are kept; behind them wait the
 * sends for which there was no room. When it is closed or has failed, all of these are still read.
 */
export class Exchange<T> {
  private readonly capacity: number;
  private readonly overflow: Overflow;
  private readonly signal: AbortSignalLike | undefined;
  private readonly name: string;
  private readonly advice: Advice;
  private readonly kept = new Queue<T>();
  private readonly waiting = new Queue<WaitingSend<T>>();
  private readonly readers = new Set<ExchangeReader>();
  /** What a send returns that had room. */
  private readonly sent: Promise<void> = Promise.resolve();
  private readonly turns = new Turns();
  /** The turn that the event loop gets now. */
  private passing: Promise<void> | undefined = undefined;
  /** Whether a reader waits. */
  private isAwaited = false;
  /** Whether the readers are woken in a microtask. */
  private isWaking = false;
  private readonly onTurn = (): void => {
    this.isWaking = false;
    this.wake();
  };
  private ending: Ending | undefined = undefined;
  private readonly onAbort = (): void => this.abort();
  /** Called when it takes no more values. */
  onEnd: (() => void) | undefined = undefined;

  constructor(name: string, { capacity = 0, overflow = "strict", signal }: ChannelOptions, advice: Advice) {
    this.name = name;
    this.capacity = capacity;
    this.overflow = overflow;
    this.signal = signal;
    this.advice = advice;
    if (signal?.aborted) this.abort();
    else signal?.addEventListener("abort", this.onAbort);
  }

  /** Whether it takes no more values. */
  get isOver(): boolean {
    return this.ending !== undefined;
  }

  // ---- Sending

  /** The `send` of another producer. */
  sender(): Send<T> {
    const producer = new Producer();
    return (value) => this.sendInTurn(producer, value);
  }

  /**
   * {@link send} for who may await it. Where there is always room, a producer that never waits would keep timers, signals and
   * readers from running: so the event loop gets a turn now and then.
   */
  sendInTurn(producer: Producer, value: T): Promise<void> {
    const sent = this.send(producer, value);
    if (sent !== this.sent || !this.turns.isDue()) return sent;
    this.passing ??= this.turns.pass().then(() => (this.passing = undefined));
    return this.passing;
  }

  send(producer: Producer, value: T): Promise<void> {
    const { ending, kept, overflow } = this;
    if (ending !== undefined) return this.refuse(ending);
    const hasRoom = kept.count < this.capacity;
    if (!hasRoom && !this.drops) return this.wait(producer, value);
    if (hasRoom || overflow === "drop-oldest") {
      if (!hasRoom) kept.shift();
      kept.push(value);
      this.wakeSoon();
    }
    return this.sent;
  }

  private refuse({ how, error }: Ending): Promise<void> {
    if (how === "closed") return Promise.reject(new TypeError(`${this.name}: ${this.advice.late}`));
    const refused = Promise.reject(error as Error);
    // No unhandled rejection where nobody awaits it: the readers have this error, or are gone.
    void quietly(refused);
    return refused;
  }

  private get drops(): boolean {
    return this.overflow === "drop-oldest" || this.overflow === "drop-newest";
  }

  /** Whether a send would be refused, because another one of the producer waits for room. */
  isCrowded({ isWaiting }: Producer): boolean {
    return isWaiting && this.overflow === "strict";
  }

  crowdedError(): RangeError {
    return new RangeError(`${this.name}: ${this.advice.crowded}`);
  }

  private wait(producer: Producer, value: T): Promise<void> {
    if (this.isCrowded(producer)) {
      // By a listener of the signal that comes before its own: the send that waits is about to be refused as well.
      if (this.signal?.aborted) return this.refuse({ how: "failed", error: this.signal.reason });
      return Promise.reject(this.crowdedError());
    }
    let resolve!: () => void;
    let reject!: (error: unknown) => void;
    const sent = new Promise<void>((onSent, onError) => {
      resolve = onSent;
      reject = onError;
    });
    producer.isWaiting = true;
    this.waiting.push({ value, producer, sent, resolve, reject });
    this.wake();
    return sent;
  }

  /** Takes the send that has waited longest. */
  private admit(): T {
    const { value, producer, resolve } = this.waiting.shift();
    producer.isWaiting = false;
    resolve();
    return value;
  }

  close(): void {
    this.end({ how: "closed", error: undefined });
  }

  fail(error: unknown): void {
    this.end({ how: "failed", error });
  }

  /** The first ending counts. */
  private end(ending: Ending): void {
    if (this.ending !== undefined) return;
    this.ending = ending;
    if (this.isEmpty) this.unlisten();
    this.onEnd?.();
    this.wake();
  }

  private get isEmpty(): boolean {
    return this.kept.count + this.waiting.count === 0;
  }

  private unlisten(): void {
    this.signal?.removeEventListener("abort", this.onAbort);
  }

  // ---- Reading

  enter(reader: ExchangeReader): void {
    this.readers.add(reader);
  }

  /** Puts a reader behind those that wait already. */
  queueUp(reader: ExchangeReader): void {
    this.isAwaited = true;
    if (this.readers.size === 1) return;
    this.readers.delete(reader);
    this.readers.add(reader);
  }

  /** The last one that leaves ends it: what is kept is dropped, and sends are refused, by `reason` if there is one. */
  leave(reader: ExchangeReader, reason?: { readonly error: unknown }): void {
    this.readers.delete(reader);
    if (this.readers.size > 0) return;
    // Who has read to the end leaves nobody behind, and no error is made, which takes long.
    if (this.ending !== undefined && this.isEmpty) {
      this.unlisten();
      return;
    }
    const error = reason === undefined ? abortError(`${this.name}: nobody reads any more`) : reason.error;
    this.end({ how: "left", error });
    this.drop(error);
  }

  /** Also what has been closed, and is not read yet. */
  private abort(): void {
    const error = (this.signal as AbortSignalLike).reason;
    this.ending = { how: "failed", error };
    this.drop(error);
    this.onEnd?.();
    this.wake();
  }

  /** Drops what is kept, and refuses the sends that wait. */
  private drop(error: unknown): void {
    const { kept, waiting } = this;
    kept.clear();
    while (waiting.count > 0) {
      const { producer, sent, reject } = waiting.shift();
      producer.isWaiting = false;
      void quietly(sent);
      reject(error);
    }
    this.unlisten();
  }

  /**
   * In a microtask, when a producer that need not wait has sent another value: to wait costs the reader more than to read, and
   * so it waits half as often.
   */
  private wakeSoon(): void {
    if (!this.isAwaited || this.isWaking) return;
    this.isWaking = true;
    void this.sent.then(this.onTurn);
  }

  /** Lets the readers that wait look again, in their order. All of them, since the first may have given its pull up. */
  private wake(): void {
    this.isAwaited = false;
    for (const reader of this.readers) reader.notify();
  }

  /** Whether there is a value to take; `undefined` while nothing has come. Throws the error that it failed with. */
  has(): boolean | undefined {
    const { ending } = this;
    if (!this.isEmpty) return true;
    if (ending === undefined) return undefined;
    this.unlisten();
    if (ending.how === "failed") throw ending.error;
    // Whoever has left does not look again: this is one more reader, who would wonder where the values are.
    if (ending.how === "left")
      throw new TypeError(`${this.name}: its last reader has left, which ends it: ${KEEP}`);
    return false;
  }

  take(): T {
    const { kept, waiting } = this;
    if (kept.count === 0) return this.admit();
    const value = kept.shift();
    if (waiting.count > 0) kept.push(this.admit());
    return value;
  }

  toString(): string {
    const { kept, waiting, readers, ending } = this;
    const counts = `${kept.count} of ${this.capacity} kept, ${waiting.count} waiting, ${readers.size} reading`;
    return ending === undefined ? counts : `${counts}, ${ending.how}`;
  }
}
