import { mustBeObject } from "../checks/arguments.js";
import { open } from "../engine/open.js";
import { closeAll } from "../engine/closing.js";
import { type Cursor, END, type End, isEnd, type Meter, Stage } from "../engine/cursor.js";

/** Opens an inner sequence. Strings are refused, as in the standard. */
export function openInner<T>(name: string, argument: string, inner: Iterable<T>): Cursor<T> {
  mustBeObject(name, argument, inner, "an iterable object");
  return open(name, inner, argument);
}

/** Reads the inner sequences of its source, one after the other. */
export abstract class Flat<T, U> extends Stage<U, Cursor<T>> {
  private inner: Cursor<U> | undefined;

  /** Opens the inner sequence of a value. */
  protected abstract enter(value: T): Cursor<U>;

  pull(meter: Meter | undefined): U | End {
    for (;;) {
      if (this.inner !== undefined) {
        const value = this.inner.pull(meter);
        if (!isEnd(value)) return value;
        this.inner = undefined;
      }
      const value = this.source.pull(meter);
      if (isEnd(value)) return END;
      this.inner = this.enter(value);
    }
  }

  override close(): void {
    closeAll(this.inner === undefined ? [this.source] : [this.source, this.inner]);
  }
}
