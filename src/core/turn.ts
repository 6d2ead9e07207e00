import { Interrupt, Meter, mustBeTime } from "./bounds.js";
import { mustBeObject } from "./check.js";
import type { AbortSignalLike, CooperateOptions } from "./types.js";
import { mustBeWithin } from "./within.js";

interface Port {
  onmessage: (() => void) | null;
  postMessage(message: unknown): void;
}

/** What runtimes have for giving others a turn; each has some of it. */
interface Host {
  readonly setImmediate?: (run: () => void) => unknown;
  readonly MessageChannel?: new () => { readonly port1: Port; readonly port2: Port };
  readonly setTimeout: (run: () => void) => unknown;
}

/**
 * Lets everything else that waits for the event loop go ahead. Unlike nested timers, it is not held back for 4 ms; unlike
 * `scheduler.yield`, it does not go ahead of timers, which would never fire beside work that yields again and again.
 */
export function turn(host: Host = globalThis as unknown as Host): Promise<void> {
  const { setImmediate, MessageChannel, setTimeout } = host;
  return new Promise((resolve) => {
    if (setImmediate !== undefined) setImmediate(resolve);
    else if (MessageChannel === undefined) setTimeout(resolve);
    else {
      const { port1, port2 } = new MessageChannel();
      // Once more: a timer that is due in a browser stands behind the first message and before the second.
      port1.onmessage = (): void => {
        port1.onmessage = (): void => resolve();
        port2.postMessage(undefined);
      };
      port2.postMessage(undefined);
    }
  });
}

/** A slice of the time of the event loop, over and over. */
export class Slices {
  readonly meter: Meter = new Meter({});
  private readonly sliceTime: number;
  private readonly signal: AbortSignalLike | undefined;
  private started = false;

  constructor({ sliceTime = 10, signal }: CooperateOptions) {
    this.sliceTime = sliceTime;
    this.signal = signal;
    this.meter.hold = async ({ reason }) => {
      if (reason === "aborted") throw signal?.reason;
      await turn();
      this.start();
    };
  }

  /** Before each piece of work; throws an {@link Interrupt} when others are to have their turn. */
  step(): void {
    if (!this.started) this.start();
    this.meter.checkSignal();
    this.meter.step();
  }

  /** A promise to wait for when others are to have their turn. */
  pause(): Promise<void> | undefined {
    try {
      this.step();
      return undefined;
    } catch (error) {
      return heldBy(error);
    }
  }

  private start(): void {
    this.started = true;
    this.meter.start({ maxTime: this.sliceTime, signal: this.signal });
    this.meter.spare();
  }
}

/** What to wait for before going on after an error; undefined where it is nothing that one goes on after. */
export function heldBy(error: unknown): Promise<void> | undefined {
  return error instanceof Interrupt && error.isWhole ? error.meter.hold?.(error) : undefined;
}

/** Refuses options that make no sense. */
export function mustBeSliced(name: string, options: CooperateOptions): void {
  mustBeObject(name, "options", options);
  mustBeTime(name, "sliceTime", options.sliceTime);
  mustBeWithin(name, { signal: options.signal });
}
