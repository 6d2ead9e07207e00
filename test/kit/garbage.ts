import v8 from "node:v8";
import vm from "node:vm";

v8.setFlagsFromString("--expose-gc");
const collectGarbage = vm.runInNewContext("gc") as () => void;

/** Objects that are handed out one after the other, and can be told to be alive or collected. */
export class Litter {
  private readonly references: WeakRef<object>[] = [];

  /** An object that nobody but the caller holds on to. */
  next(): object {
    const value = { index: this.references.length };
    this.references.push(new WeakRef(value));
    return value;
  }

  /** The indexes of the objects that have not been collected. Values just handed out count for a task longer. */
  async alive(): Promise<number[]> {
    // A weak reference keeps its target alive for the rest of the task that made it; a second round is for what the
    // engine lets go of late.
    for (let round = 0; round < 2; round++) {
      await new Promise((resolve) => setTimeout(resolve));
      collectGarbage();
    }
    return this.references.flatMap((reference, index) => (reference.deref() === undefined ? [] : [index]));
  }
}

/**
 * Pulls values and forgets them. In a function of its own: while a function waits, what it has touched last may stay in
 * its registers.
 */
export async function skip(sequence: { next(): unknown }, count: number): Promise<void> {
  for (let read = 0; read < count; read++) await sequence.next();
}
