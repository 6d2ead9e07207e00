import type { Answer } from "../async/asyncCursor.js";
import { heldBack } from "../async/leaves.js";
import type { Meter } from "../engine/cursor.js";
import { Arrivals } from "./arrivals.js";

/** Arrivals that read no source: their pulls are counted. One that a meter holds back begins again when it may go on. */
export abstract class ArrivingLeaf<T> extends Arrivals<T> {
  /** The meter that holds a pull back. */
  private holding: Meter | undefined = undefined;

  override advance(meter: Meter | undefined): Answer {
    const held = meter && heldBack(meter);
    this.holding = held && meter;
    return held ?? super.advance(meter);
  }

  override settle(): Answer {
    const { holding } = this;
    return holding === undefined ? super.settle() : this.advance(holding);
  }
}
