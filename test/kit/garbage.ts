import v8 from "node:v8";
import vm from "node:vm";

v8.setFlagsFromString("--expose-gc");
const collectGarbage = vm.runInNewContext("gc") as () => void;

/**
 * How many objects the engine may hold on to itself. Code that is optimised while a generator waits leaves what was read
 * just then in the registers of that generator.
 */
export const STRAYS = 5;

/** Objects that are handed out one after the other, and can be told to be alive or collected. */
export class Litter {
  private readonly references: WeakRef<object>[] = [];

  /** An object that nobody but the caller holds on to. */
  next(): object {
    const value = { index: this.references.length };
    this.references.push(new WeakRef(value));
    return value;
  }

  /** How many of a range have not been collected. */
  count(start: number, end: number): number {
    return this.references.slice(start, end).filter((reference) => reference.deref() !== undefined).length;
  }

  /** How many of a range cannot be collected: at most {@link STRAYS}, if nobody holds on to them. */
  async remaining(start: number, end: number): Promise<number> {
    for (let round = 1; ; round++) {
      // A weak reference keeps its target alive for the rest of the task that looked at it.
      await new Promise((resolve) => setTimeout(resolve));
      collectGarbage();
      const count = this.count(start, end);
      // What the engine compiles in the background, it holds on to meanwhile.
      if (count <= STRAYS || round === 50) return count;
    }
  }
}

/**
 * Pulls values and forgets them. In a function of its own: while a function waits, what it has touched last may stay in
 * its registers.
 */
export async function skip(sequence: { next(): unknown }, count: number): Promise<void> {
  for (let read = 0; read < count; read++) await sequence.next();
}

/** The bytes of the heap that are in use, after a collection. */
export function heapInUse(): number {
  collectGarbage();
  collectGarbage();
  return v8.getHeapStatistics().used_heap_size;
}
