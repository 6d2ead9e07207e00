import { mustBeOptions } from "../checks/options.js";
import { Interrupt, Meter } from "./meter.js";
import { mustBeTime } from "./limits.js";
import type { AbortSignalLike } from "../types/bounds.js";
import type { CooperateOptions } from "../types/options.js";
import { mustBeWithin } from "./deadline.js";
import { turn } from "./eventLoop.js";

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
  mustBeOptions(name, options, ["sliceTime", "signal"]);
  mustBeTime(name, "sliceTime", options.sliceTime);
  mustBeWithin(name, { signal: options.signal });
}
