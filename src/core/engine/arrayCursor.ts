import { Cursor, type End } from "./cursor.js";

/** An array, read as its own iterator would: what is appended while reading is read too. Its argument is the index. */
export class ArrayCursor<T> extends Cursor<T, readonly T[], number> {
  constructor(values: readonly T[]) {
    super(values, 0, "Array", 0);
  }

  pull(): T | End {
    const { source } = this;
    return this.argument < source.length ? (source[this.argument++] as T) : this.stop();
  }

  override close(): void {
    this.source = [];
  }

  override get endless(): boolean {
    return false;
  }

  protected override tell(titles: string[]): undefined {
    titles.push(this.title);
  }
}
