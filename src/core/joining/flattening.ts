import { mustBeObject } from "../checks/arguments.js";
import { open } from "../engine/open.js";
import type { Bounding, Meter } from "../bounds/meter.js";
import { closeAll } from "../engine/closing.js";
import { Cursor, END, type End, isEnd } from "../engine/cursor.js";
import { reach } from "../bounds/roots.js";

/** Opens an inner sequence. Strings are refused, as in the standard. */
export function openInner<T>(name: string, argument: string, inner: Iterable<T>): Cursor<T> {
  mustBeObject(name, argument, inner, "an iterable object");
  return open(name, inner, argument);
}

/** Reads the inner sequences of its source, one after the other. */
export abstract class Flat<T, U, A> extends Cursor<U, Cursor<T>, A> implements Bounding {
  private inner: Cursor<U> | undefined;
  private meters: readonly Meter[] = [];

  /** Opens the inner sequence of a value. */
  protected abstract enter(value: T): Cursor<U>;

  pull(): U | End {
    for (;;) {
      if (this.inner !== undefined) {
        const value = this.inner.pull();
        if (!isEnd(value)) return value;
        this.inner = undefined;
      }
      const value = this.source.pull();
      if (isEnd(value)) return END;
      this.inner = reach(this.enter(value), this.meters);
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
