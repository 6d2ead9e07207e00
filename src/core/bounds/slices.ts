import { mustBeOptions } from "../checks/options.js";
import { Interrupt, WorkMeter } from "./workMeter.js";
import { mustBeTime } from "./limits.js";
import type { AbortSignalLike } from "../types/bounds.js";
import type { CooperateOptions } from "../types/options.js";
import { mustBeWithin } from "./deadline.js";
import { letOthersRun } from "./eventLoop.js";

/** Slices of the event loop's time, one after the other. */
export class Slices {
  readonly meter: WorkMeter = new WorkMeter({});
  private readonly sliceTime: number;
  private readonly signal: AbortSignalLike | undefined;
  private started = false;

  constructor({ sliceTime = 10, signal }: CooperateOptions) {
    this.sliceTime = sliceTime;
    this.signal = signal;
    this.meter.hold = async ({ reason }) => {
      if (reason === "aborted") throw signal?.reason;
      await letOthersRun();
      this.start();
    };
  }

  /** Called before each piece of work; throws an {@link Interrupt} when the event loop should get a turn. */
  step(): void {
    if (!this.started) this.start();
    this.meter.checkSignal();
    this.meter.step();
  }

  /** Returns a promise to await when the event loop should get a turn. */
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

/** The promise to await before the work continues after an error; `undefined` if it cannot continue. */
export function heldBy(error: unknown): Promise<void> | undefined {
  return error instanceof Interrupt ? error.meter.hold?.(error) : undefined;
}

const KEYS: readonly string[] = ["sliceTime", "signal"];

/** Refuses unknown or wrong options. */
export function mustBeSliced(name: string, options: CooperateOptions, own: readonly string[] = []): void {
  mustBeOptions(name, options, [...KEYS, ...own]);
  mustBeTime(name, "sliceTime", options.sliceTime);
  mustBeWithin(name, { signal: options.signal });
}
