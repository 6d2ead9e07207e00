import { now } from "../bounds/deadline.js";
import { letOthersRun } from "../bounds/eventLoop.js";
import { Interrupt, WorkMeter } from "../bounds/workMeter.js";
import type { Meter } from "../engine/cursor.js";

/** How long work may keep the event loop, in milliseconds. */
const LONGEST = 4;
/** The pulls between two readings of the clock. */
const PULLS_BETWEEN = 64;

/**
 * A meter that gives the event loop a turn every few milliseconds, where a timer or a signal has to stop a source that
 * never waits.
 */
export class Turns implements Meter {
  outer: Meter | undefined = undefined;
  private readonly turn = new WorkMeter({});
  private start = now();
  private pulls = 0;

  constructor() {
    this.turn.hold = async () => {
      await letOthersRun();
      this.start = now();
    };
  }

  pull(): void {
    // First, so that nothing is counted before the pull is tried again.
    if (++this.pulls >= PULLS_BETWEEN) {
      this.pulls = 0;
      if (now() - this.start > LONGEST) throw new Interrupt(this.turn, "time");
    }
    this.outer?.pull();
  }
}
