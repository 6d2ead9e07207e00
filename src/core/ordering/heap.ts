/**
 * A binary heap: the first of its items is found in O(1), and again in O(log n) after it was replaced (J. W. J.
 * Williams, Algorithm 232, CACM 7, 1964). It is built in O(n), after R. W. Floyd (Algorithm 245, 1964).
 */
export class Heap<T> {
  /** The heap: the item at place k comes before those at 2k + 1 and 2k + 2. */
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

  /** Replaces the first item by another, or by itself after it was changed. */
  replaceFirst(item: T): void {
    this.sink(item, 0);
  }

  removeFirst(): void {
    const last = this.items.pop() as T;
    if (this.items.length > 0) this.sink(last, 0);
  }

  /** Moves an item down from a place, past the items that come before it. */
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
