import type { Meter } from "../engine/cursor.js";
import { Turns } from "./turns.js";
import { Interrupt, WorkMeter } from "./workMeter.js";

/**
 * A meter that gives the event loop a turn every few milliseconds, where a timer, a signal or another source has to get a
 * word in beside a source that never waits.
 */
export class TurnMeter implements Meter {
  outer: Meter | undefined = undefined;
  private readonly turns = new Turns();
  private readonly turn = new WorkMeter({});

  constructor() {
    this.turn.hold = () => this.turns.pass();
  }

  pull(): void {
    // First, so that nothing is counted before the pull is tried again.
    if (this.turns.isDue()) throw new Interrupt(this.turn, "time");
    this.outer?.pull();
  }

  /** Called before a pull of which at least the first steps should not be interrupted. */
  restart(): void {
    this.turns.restart();
  }
}
