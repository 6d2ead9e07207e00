import { heldBack } from "../async/leaves.js";
import { Interrupt, WorkMeter } from "../bounds/workMeter.js";
import type { Meter } from "../engine/cursor.js";

// Outside the class, because bundlers rename a class that refers to itself.
function isGate(meter: Meter): meter is Gate {
  return meter instanceof Gate;
}

/**
 * The meter of an async source that several readers share. A pull counts for every reader that waits for it, and passes
 * if at least one of them may pull; a reader without bounds always may. Otherwise it is held back until a bound is lifted
 * or another reader joins. So work that was stopped does not hold back the others, and nothing is pulled for nobody.
 */
export class Gate extends WorkMeter {
  /** The readers that wait, with the meters of their bounds. */
  private readonly waiting = new Map<object, Meter | undefined>();
  /** Whether some of them have bounds. */
  private hasBounds = false;
  /** What a pull that is held back waits for. */
  private held: Promise<void>[] = [];
  /** Resolved when another reader joins. */
  private joined: Promise<void> | undefined = undefined;
  private tellJoined: (() => void) | undefined = undefined;

  constructor() {
    super({});
    this.hold = () => Promise.race(this.held);
  }

  join(reader: object, meter: Meter | undefined): void {
    this.waiting.set(reader, meter);
    this.hasBounds ||= meter !== undefined;
    const { tellJoined } = this;
    if (tellJoined === undefined) return;
    this.joined = this.tellJoined = undefined;
    tellJoined();
  }

  leave(reader: object): void {
    this.waiting.delete(reader);
  }

  /** Lets all of them go. */
  clear(): void {
    this.waiting.clear();
    this.hasBounds = false;
  }

  override pull(): void {
    if (!this.hasBounds && this.waiting.size > 0) return;
    // A reader may itself be shared, and so on: in a loop, since there may be many of them.
    const gates: Gate[] = [this];
    const meters = new Set<Meter>();
    let passes = false;
    for (const { waiting } of gates) {
      for (const meter of waiting.values()) {
        if (meter === undefined) passes = true;
        else if (isGate(meter)) gates.push(meter);
        else meters.add(meter);
      }
    }
    const held: Promise<void>[] = [];
    for (const meter of meters) {
      const promise = heldBack(meter);
      if (promise === undefined) passes = true;
      else held.push(promise);
    }
    if (passes) return;
    this.held = [...held, ...gates.map((gate) => gate.nextToJoin())];
    throw new Interrupt(this, "pulls");
  }

  private nextToJoin(): Promise<void> {
    return (this.joined ??= new Promise((resolve) => (this.tellJoined = resolve)));
  }
}
