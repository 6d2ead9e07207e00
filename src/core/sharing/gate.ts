import { heldBack } from "../async/leaves.js";
import { Interrupt, WorkMeter } from "../bounds/workMeter.js";
import type { Meter } from "../engine/cursor.js";

/**
 * The meter of an async source that several readers share. A pull counts for every reader that waits for it, and passes
 * if at least one of them may pull; a reader without bounds always may. Otherwise it is held back until a bound is lifted
 * or another reader joins. So work that was stopped does not hold back the others, and nothing is pulled for nobody.
 */
export class Gate extends WorkMeter {
  /** The readers that wait, with the meters of their bounds. */
  private readonly waiting = new Map<object, Meter | undefined>();
  private held: Promise<void>[] = [];
  /** Resolved when another reader joins. */
  private joined: Promise<void> | undefined = undefined;
  private tellJoined: (() => void) | undefined = undefined;

  constructor() {
    super({});
    this.hold = () => Promise.race([...this.held, this.nextToJoin()]);
  }

  join(reader: object, meter: Meter | undefined): void {
    this.waiting.set(reader, meter);
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
  }

  override pull(): void {
    const held: Promise<void>[] = [];
    let passes = false;
    const { waiting } = this;
    // Readers with the same bounds have the same meter. To make a set takes longer than the rest of a pull.
    for (const meter of waiting.size > 1 ? new Set(waiting.values()) : waiting.values()) {
      const promise = meter && heldBack(meter);
      if (promise === undefined) passes = true;
      else held.push(promise);
    }
    if (passes) return;
    this.held = held;
    throw new Interrupt(this, "pulls");
  }

  private nextToJoin(): Promise<void> {
    return (this.joined ??= new Promise((resolve) => (this.tellJoined = resolve)));
  }
}
