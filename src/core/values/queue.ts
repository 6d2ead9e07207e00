interface Entry<T> {
  readonly value: T;
  next: Entry<T> | undefined;
}

/** First in, first out. */
export class Queue<T> {
  count = 0;
  private first: Entry<T> | undefined = undefined;
  private last: Entry<T> | undefined = undefined;

  push(value: T): void {
    const entry: Entry<T> = { value, next: undefined };
    if (this.last === undefined) this.first = entry;
    else this.last.next = entry;
    this.last = entry;
    this.count++;
  }

  /** Removes the oldest one. There must be one. */
  shift(): T {
    const { value, next } = this.first as Entry<T>;
    this.first = next;
    if (next === undefined) this.last = undefined;
    this.count--;
    return value;
  }

  clear(): void {
    this.first = this.last = undefined;
    this.count = 0;
  }
}
