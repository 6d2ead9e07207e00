import type { AsyncCursor } from "../async/asyncCursor.js";
import { AsyncJoin } from "../async/asyncJoin.js";
import { over } from "../async/stages.js";
import { type Cursor, END, type End, isEnd, type Meter, Stage } from "../engine/cursor.js";
import type { AsyncLazy } from "../types/lazy.js";

/** What an arrangement returns when it needs another value, or the end of the source, to make its next choice. */
export const MORE: unique symbol = /* @__PURE__ */ Symbol();
export type More = typeof MORE;

/** Yields one choice of the values of a source after the other. */
export interface Arrangement<T> {
  /** How many values it chooses each time, if that is fixed. There is only one way to choose 0 values. */
  readonly size?: number | undefined;
  /** The next choice from the values read so far; `isAll` is true when there are no more. */
  next(values: readonly T[], isAll: boolean): T[] | More | End;
}

/** The choices of an arrangement. The source is read once, only as far as they need, and its values are kept. */
export class Arranged<T> extends Stage<T[], Cursor<T>> {
  private readonly arrangement: Arrangement<T>;
  private values: T[] = [];
  private isAll = false;
  private isOver = false;
  /** The last result of the arrangement, until it has been used. */
  private choice: T[] | More | End | undefined;
  /** Whether the source was pulled for the next choice. */
  private hasPulled = false;

  constructor(source: Cursor<T>, arrangement: Arrangement<T>, title: string) {
    super(source, title, 2);
    this.arrangement = arrangement;
  }

  pull(meter: Meter | undefined): T[] | End {
    const { source, arrangement, values } = this;
    while (!this.isOver) {
      const choice = (this.choice ??= arrangement.next(values, this.isAll));
      if (isEnd(choice)) return this.stop();
      if (choice !== MORE) {
        if (!this.hasPulled) meter?.pull();
        this.hasPulled = false;
        this.choice = undefined;
        return choice;
      }
      const value = source.pull(meter);
      this.hasPulled = true;
      this.choice = undefined;
      if (isEnd(value)) this.isAll = true;
      else values.push(value);
    }
    return END;
  }

  override close(): void {
    this.isOver = true;
    this.values = [];
    super.close();
  }

  override get endless(): boolean {
    return !this.isOver && this.arrangement.size !== 0 && super.endless;
  }
}

/** {@link Arranged} over an async source. */
export function arrangeAsync<T, U, R>(
  source: AsyncCursor<T>,
  arrangement: Arrangement<T>,
  title: string,
): AsyncLazy<U, R> {
  return over(new AsyncJoin([source], ([view]) => new Arranged(view as Cursor<T>, arrangement, title)));
}

/** The values at the first `size` of the positions. */
export function pick<T>(values: readonly T[], positions: readonly number[], size: number): T[] {
  const picked = new Array<T>(size);
  for (let index = 0; index < size; index++) picked[index] = values[positions[index] as number] as T;
  return picked;
}

/** The first positions: 0, 1, 2 and so on. */
export function firstPositions(count: number): number[] {
  return Array.from({ length: count }, (_, position) => position);
}

/** Chooses values at ascending positions: all combinations of a size, in lexicographic order. */
export class Combinations<T> implements Arrangement<T> {
  readonly size: number;
  private positions: number[] | undefined;

  constructor(size: number) {
    this.size = size;
  }

  next(values: readonly T[], isAll: boolean): T[] | More | End {
    const { size, positions } = this;
    const count = values.length;
    if (positions === undefined) {
      if (count < size) return isAll ? END : MORE;
      this.positions = firstPositions(size);
      return pick(values, this.positions, size);
    }
    // The last position that can move on does, and those after it follow it directly.
    for (let index = size - 1; index >= 0; index--) {
      const position = positions[index] as number;
      if (position < count - size + index) {
        for (let place = index; place < size; place++) positions[place] = position + 1 + place - index;
        return pick(values, positions, size);
      }
      if (!isAll) return MORE;
    }
    return END;
  }
}
