/** Something that has a place in a {@link List}. */
export interface Listed<E> {
  isListed: boolean;
  before: E | undefined;
  after: E | undefined;
}

/** A list from which each of its items can be removed at once. */
export class List<E extends Listed<E>> {
  first: E | undefined = undefined;
  private last: E | undefined = undefined;

  add(item: E): void {
    item.isListed = true;
    item.before = this.last;
    if (this.last === undefined) this.first = item;
    else this.last.after = item;
    this.last = item;
  }

  remove(item: E): void {
    const { before, after } = item;
    if (before === undefined) this.first = after;
    else before.after = after;
    if (after === undefined) this.last = before;
    else after.before = before;
    item.isListed = false;
    item.before = item.after = undefined;
  }
}
