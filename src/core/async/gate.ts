import { Watch } from "./asyncMeter.js";
import { Interrupt, WorkMeter } from "../bounds/workMeter.js";

/** A reader that waits for a value of a shared source, with the meters of its pulls. */
export class Want {
  meters: readonly Watch[] = [];

  reach(meter: Watch): void {
    this.meters = meter.beside(this.meters);
  }
}

/**
 * Stands in front of the roots of an async source that several readers share. A pull counts for every reader that
 * waits for it, and passes if at least one of them may pull. So a search that was stopped does not hold back the
 * others, and nothing is pulled when nobody waits for it.
 */
export class Gate extends WorkMeter {
  /** The gate as the roots see it. */
  readonly watch: Watch = new Watch(this);
  private readonly wants = new Set<Want>();
  private held: Promise<void> = Promise.resolve();
  private sleepers: (() => void)[] = [];

  constructor() {
    super({});
    this.hold = () => this.held;
  }

  enter(want: Want): void {
    this.wants.add(want);
    const { sleepers } = this;
    this.sleepers = [];
    for (const wake of sleepers) wake();
  }

  leave(want: Want): void {
    this.wants.delete(want);
  }

  override pull(): void {
    const held: Promise<void>[] = [];
    let passes = false;
    for (const { meters } of this.wants) {
      const before = held.length;
      for (const meter of meters) {
        const promise = meter.pull();
        if (promise !== undefined) held.push(promise);
      }
      passes ||= held.length === before;
    }
    if (passes) return;
    const someoneElse = new Promise<void>((resolve) => this.sleepers.push(resolve));
    this.held = Promise.race([...held, someoneElse]);
    throw new Interrupt(this, "pulls");
  }
}
