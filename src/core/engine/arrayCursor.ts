import { Cursor, type End } from "./cursor.js";

/** An array, read as its own iterator would: values appended while reading are read too. `argument` is the index. */
export class ArrayCursor<T> extends Cursor<T, readonly T[], number> {
  constructor(values: readonly T[]) {
    super(values, 0, "Array");
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

  override isRoot(): boolean {
    return true;
  }

  protected override tell(titles: string[]): undefined {
    titles.push(this.title);
  }
}
