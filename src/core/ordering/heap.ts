/**
 * Items of which the first one is always at hand, and is found anew in O(log n) when it changes: a binary heap
 * (J. W. J. Williams, Algorithm 232, CACM 7, 1964), built in O(n) as R. W. Floyd does (Algorithm 245, 1964).
 */
export class Heap<T> {
  /** The heap: each item is before the two that are at twice its place, and one further. */
  readonly items: T[];
  private readonly isBefore: (a: T, b: T) => boolean;

  constructor(items: T[], isBefore: (a: T, b: T) => boolean) {
    this.items = items;
    this.isBefore = isBefore;
    for (let place = items.length >> 1; place-- > 0;) this.sink(items[place] as T, place);
  }

  get first(): T | undefined {
    return this.items[0];
  }

  /** Puts an item in place of the first one; it may be the same, changed. */
  replaceFirst(item: T): void {
    this.sink(item, 0);
  }

  removeFirst(): void {
    const last = this.items.pop() as T;
    if (this.items.length > 0) this.sink(last, 0);
  }

  /** Moves an item down from a place, past those that are before it. */
  private sink(item: T, place: number): void {
    const { items, isBefore } = this;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && isBefore(items[child + 1] as T, items[child] as T)) child++;
      if (!isBefore(items[child] as T, item)) break;
      items[place] = items[child] as T;
      place = child;
    }
    items[place] = item;
  }
}
