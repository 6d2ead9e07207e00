import { END, type End } from "../engine/cursor.js";

/** The last values that were pushed, as many as there is room for. */
export class Ring<T> {
  private readonly values: T[] = [];
  private readonly size: number;
  /** Where the oldest value is, once there is no room left. */
  private oldest = 0;

  constructor(size: number) {
    this.size = size;
  }

  /** Puts a value in, and answers the one that has to leave for it, if any. */
  push(value: T): T | End {
    const { values, size, oldest } = this;
    if (values.length < size) {
      values.push(value);
      return END;
    }
    if (size === 0) return value;
    const leaving = values[oldest] as T;
    values[oldest] = value;
    this.oldest = oldest + 1 === size ? 0 : oldest + 1;
    return leaving;
  }

  /** The values, oldest first. */
  toArray(): T[] {
    const { values, oldest } = this;
    return values.slice(oldest).concat(values.slice(0, oldest));
  }
}
