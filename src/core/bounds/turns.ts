import { now } from "./deadline.js";
import { letOthersRun } from "./eventLoop.js";

/** How long work may keep the event loop, in milliseconds. */
const LONGEST_TURN = 4;
/** The pulls between two readings of the clock. */
const PULLS_BETWEEN = 64;

/** Tells when work that never waits has kept the event loop so long that something else should run. */
export class Turns {
  private start = now();
  private pulls = 0;

  /** Called before each pull; whether the event loop is due for a turn. */
  isDue(): boolean {
    if (++this.pulls < PULLS_BETWEEN) return false;
    this.pulls = 0;
    return now() - this.start > LONGEST_TURN;
  }

  /** Counts the pulls from here on. */
  restart(): void {
    this.pulls = 0;
  }

  /** Gives the event loop a turn. */
  async pass(): Promise<void> {
    await letOthersRun();
    this.start = now();
  }
}
