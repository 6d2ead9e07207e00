import { closeAll, Cursor, END, type End } from "./cursor.js";
import { open } from "./open.js";

/** Reads the sequences that the values of its source lead to, one after the other. */
export abstract class Flat<T, U, A> extends Cursor<U, Cursor<T>, A> {
  private inner: Cursor<U> | undefined;

  /** The sequence that a value leads to. */
  protected abstract enter(value: T): Iterable<U>;

  pull(): U | End {
    for (;;) {
      if (this.inner !== undefined) {
        const value = this.inner.pull();
        if (value !== END) return value;
        this.inner = undefined;
      }
      const value = this.source.pull();
      if (value === END) return END;
      this.inner = open(this.enter(value));
    }
  }

  override close(): void {
    closeAll(this.inner === undefined ? [this.source] : [this.source, this.inner]);
  }
}
