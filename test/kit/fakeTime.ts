import type { Clock } from "lazuli/async";
import { turn } from "./gates.js";

interface Timer {
  readonly time: number;
  readonly run: () => void;
}

/** More timers than any test needs. */
const MOST_TIMERS = 10_000;

/** A clock with timers that a test moves. It starts at 1000, and stands still in between. */
export class FakeTime implements Clock {
  private time = 1000;
  /** By number: of two that are due at the same time, the one that was set first runs first. */
  private readonly timers = new Map<number, Timer>();
  private count = 0;

  now(): number {
    return this.time;
  }

  setTimeout(run: () => void, milliseconds: number): number {
    // Node runs these after 1 ms.
    const isDelay = milliseconds >= 0 && milliseconds < 2 ** 31;
    if (!isDelay) throw new Error(`fakeTime: no timer takes ${milliseconds} ms`);
    if (++this.count > MOST_TIMERS) throw new Error("fakeTime: there is no end of timers");
    this.timers.set(this.count, { time: this.time + milliseconds, run });
    return this.count;
  }

  clearTimeout(timer: unknown): void {
    this.timers.delete(timer as number);
  }

  /** How many timers are set. After the end of a sequence there should be none. */
  get pending(): number {
    return this.timers.size;
  }

  /** How many timers have been set so far. */
  get timersSet(): number {
    return this.count;
  }

  /** Moves on, and runs all timers that become due, in order. Before and after each, all that waits for promises runs. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    await settle();
    for (let next = this.nextUntil(end); next !== undefined; next = this.nextUntil(end)) {
      const [id, { time, run }] = next;
      this.timers.delete(id);
      this.time = Math.max(this.time, time);
      run();
      await settle();
    }
    this.time = end;
  }

  /** Moves on as work does that keeps the event loop: no timer runs meanwhile. */
  skip(milliseconds: number): void {
    this.time += milliseconds;
  }

  private nextUntil(end: number): [id: number, timer: Timer] | undefined {
    let first: [id: number, timer: Timer] | undefined;
    for (const entry of this.timers) {
      if (entry[1].time <= end && (first === undefined || entry[1].time < first[1].time)) first = entry;
    }
    return first;
  }
}

/** Lets all run that waits for promises only, or for a turn of the event loop. */
async function settle(): Promise<void> {
  await turn();
  await turn();
}
