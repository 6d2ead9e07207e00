/** The last `size` values that were pushed. */
export class Ring<T> {
  private values: T[] = [];
  private readonly size: number;
  /** The index of the oldest value, once the ring is full. */
  private oldest = 0;

  constructor(size: number) {
    this.size = size;
  }

  /** Whether the next value replaces one. */
  get isFull(): boolean {
    return this.values.length === this.size;
  }

  /** Adds a value, and returns the one it replaces, if there is one. */
  push(value: T): T | undefined {
    const { values, size, oldest } = this;
    if (values.length < size) {
      values.push(value);
      return undefined;
    }
    if (size === 0) return value;
    const leaving = values[oldest] as T;
    values[oldest] = value;
    this.oldest = oldest + 1 === size ? 0 : oldest + 1;
    return leaving;
  }

  /** Drops all values. */
  clear(): void {
    this.values = [];
    this.oldest = 0;
  }

  /** The values, oldest first. */
  toArray(): T[] {
    const { values, oldest } = this;
    return values.slice(oldest).concat(values.slice(0, oldest));
  }
}
