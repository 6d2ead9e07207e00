import { Cursor, type End, type Meter } from "./cursor.js";

/** An array, read as its own iterator would: values appended while reading are read too. */
export class ArrayCursor<T> extends Cursor<T> {
  values: readonly T[];
  /** Whether a sequence has it, which others may read on. */
  isHeld = false;
  index = 0;

  constructor(values: readonly T[]) {
    super("Array", 0);
    this.values = values;
  }

  pull(meter: Meter | undefined): T | End {
    meter?.pull();
    const { values } = this;
    return this.index < values.length ? (values[this.index++] as T) : this.stop();
  }

  close(): void {
    this.values = [];
  }
}

/**
 * Whether a loop that reads the array by itself does what the cursor would do. A sequence that has the cursor would not know
 * how far the loop has come; nor would a trace, which gives it a `fill` of its own.
 */
export function isFree<T>(cursor: Cursor<T>): cursor is ArrayCursor<T> {
  return cursor instanceof ArrayCursor && !cursor.isHeld && cursor.fill === undefined;
}
