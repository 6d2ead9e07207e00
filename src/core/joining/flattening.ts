import type { Bounding, Meter } from "../bounds/meter.js";
import { closeAll } from "../engine/closing.js";
import { Cursor, END, type End, isEnd } from "../engine/cursor.js";
import { open } from "../engine/open.js";
import { reach } from "../bounds/roots.js";

/** Reads the sequences that the values of its source lead to, one after the other. */
export abstract class Flat<T, U, A> extends Cursor<U, Cursor<T>, A> implements Bounding {
  private inner: Cursor<U> | undefined;
  private meters: readonly Meter[] = [];

  /** The sequence that a value leads to. */
  protected abstract enter(value: T): Iterable<U>;

  pull(): U | End {
    for (;;) {
      if (this.inner !== undefined) {
        const value = this.inner.pull();
        if (!isEnd(value)) return value;
        this.inner = undefined;
      }
      const value = this.source.pull();
      if (isEnd(value)) return END;
      this.inner = reach(open(this.enter(value)), this.meters);
    }
  }

  bound(meter: Meter): void {
    this.meters = meter.beside(this.meters);
    this.source = meter.reach(this.source);
    if (this.inner !== undefined) this.inner = meter.reach(this.inner);
  }

  override close(): void {
    closeAll(this.inner === undefined ? [this.source] : [this.source, this.inner]);
  }
}
