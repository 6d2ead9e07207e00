import type { AsyncJoin } from "../async/asyncJoin.js";
import { closeAll } from "../engine/closing.js";
import { Cursor, END, type End, isEnd, type Meter } from "../engine/cursor.js";
import { Heap } from "./heap.js";
import { orderOf } from "./comparator.js";
import { show } from "../checks/show.js";
import { depthOver, joinAsync, labelOver, openSeveral } from "../joining/joiner.js";
import type { Comparator } from "../types/callbacks.js";

/** An open sorted source, with its current value in front. */
export class Front<T, C = Cursor<T>> {
  /** The last value pulled, if there is one. */
  value: T | undefined;
  /** Whether it equals the value before it. */
  repeats = false;
  /** How many values were pulled. */
  count = 0;
  cursor: C;
  readonly position: number;
  readonly order: Comparator<T>;
  private readonly title: string;

  constructor(cursor: C, title: string, position: number, order: Comparator<T>) {
    this.cursor = cursor;
    this.title = title;
    this.position = position;
    this.order = order;
  }

  /**
   * Takes a value that was pulled. It throws if that is smaller than the value before, and returns `false` at the
   * end.
   */
  put(next: T | End): boolean {
    if (isEnd(next)) return false;
    const order = this.count > 0 ? this.order(this.value as T, next) : -1;
    if (order > 0)
      throw new RangeError(
        `${this.title} is not sorted: ${show(next)} at index ${this.count} comes after ${show(this.value)}`,
      );
    this.repeats = order === 0;
    this.value = next;
    this.count++;
    return true;
  }

  /** Compares the value in front with another one. A source that was not pulled yet comes before everything. */
  compareTo(value: T): number {
    return this.count > 0 ? this.order(this.value as T, value) : -1;
  }
}

/** Pulls the next value of a source to its front. Returns whether there is one. */
function advance<T>(front: Front<T>, meter: Meter | undefined): boolean {
  return front.put(front.cursor.pull(meter));
}

/** {@link advance}, and past the values that equal the one in front. */
export function advancePast<T>(front: Front<T>, meter?: Meter): boolean {
  do if (!advance(front, meter)) return false;
  while (front.repeats);
  return true;
}

/**
 * {@link advance}, up to the first value that is not smaller than `value`. Returns how they compare, or `END` if
 * there is none.
 */
export function advanceTo<T>(front: Front<T>, value: T, meter?: Meter): number | End {
  for (;;) {
    const order = front.compareTo(value);
    if (order >= 0) return order;
    if (!advance(front, meter)) return END;
  }
}

/** The front of a source that is read alone. */
export function frontOf<T, C>(name: string, cursor: C, comparator: Comparator<T> | undefined): Front<T, C> {
  return new Front(cursor, `${name}: source`, 0, orderOf(name, comparator));
}

/** The fronts of sources that are read side by side, in one order. */
export function frontsOf<T, C>(
  name: string,
  cursors: readonly C[],
  comparator: Comparator<T> | undefined,
): Front<T, C>[] {
  const order = orderOf(name, comparator);
  return cursors.map((cursor, position) => new Front(cursor, `${name}: source ${position}`, position, order));
}

/** Opens sorted sources that are separate arguments, with an optional comparator as the last one. */
export function openSorted(name: string, args: readonly unknown[]): Front<never>[] {
  const [sources, comparator] = separateComparator(args);
  return frontsOf(name, openSeveral(name, sources) as Cursor<never>[], comparator);
}

/** A sync join of sorted sources, over async ones that are separate arguments. */
export function joinSortedAsync<T>(
  name: string,
  args: readonly unknown[],
  join: (fronts: readonly Front<never>[]) => Cursor<T>,
): AsyncJoin<T> {
  const [sources, comparator] = separateComparator(args);
  return joinAsync(name, sources, (cursors) => join(frontsOf(name, cursors, comparator)));
}

function separateComparator(args: readonly unknown[]): [sources: never[], comparator?: Comparator<never>] {
  const last = args.at(-1);
  return typeof last === "function"
    ? [args.slice(0, -1) as never[], last as Comparator<never>]
    : [args as never[]];
}

/** The cursors of sources, to be closed with the sequence over them. */
function cursorsOf<C>(fronts: readonly { readonly cursor: C }[]): C[] {
  return fronts.map(({ cursor }) => cursor);
}

/** A cursor over several sorted sources. */
export abstract class SortedJoin<T> extends Cursor<T> {
  protected readonly fronts: readonly Front<T>[];

  constructor(name: string, fronts: readonly Front<T>[]) {
    super(name, depthOver(cursorsOf(fronts)));
    this.fronts = fronts;
  }

  close(): void {
    closeAll(cursorsOf(this.fronts));
  }

  /** For a join that ends with its first source. */
  override get endless(): boolean {
    return this.fronts[0]?.cursor.endless === true;
  }

  override tell(titles: string[]): undefined {
    titles.push(labelOver(this.title, cursorsOf(this.fronts)));
  }
}

/** All values of its sources in order. The source of a yielded value is advanced at the next pull. */
export class Merge<T> extends SortedJoin<T> {
  /** Whether equal values are yielded only once. */
  private readonly isUnion: boolean;
  private heap: Heap<Front<T>> | undefined;
  /** The sources that have a value, and how many were pulled for their first one. */
  private started: Front<T>[] = [];
  private pulled = 0;

  constructor(name: string, fronts: readonly Front<T>[], isUnion: boolean) {
    super(name, fronts);
    this.isUnion = isUnion;
  }

  pull(meter: Meter | undefined): T | End {
    const { heap } = this;
    if (heap === undefined) this.heap = this.start(meter);
    else if (heap.first !== undefined) this.replaceYielded(heap, heap.first, meter);
    const first = this.heap?.first;
    return first === undefined ? END : (first.value as T);
  }

  override close(): void {
    this.heap = undefined;
    this.started = [];
    this.pulled = 0;
    super.close();
  }

  private start(meter: Meter | undefined): Heap<Front<T>> {
    for (; this.pulled < this.fronts.length; this.pulled++) {
      const front = this.fronts[this.pulled] as Front<T>;
      if (advance(front, meter)) this.started.push(front);
    }
    return heapOf(this.started);
  }

  private replaceYielded(heap: Heap<Front<T>>, first: Front<T>, meter: Meter | undefined): void {
    const yielded = first.value as T;
    let next: Front<T> | undefined = first;
    do next = settle(heap, advance(next, meter));
    while (next !== undefined && this.isUnion && next.compareTo(yielded) === 0);
  }

  override get endless(): boolean {
    return this.fronts.some(({ cursor }) => cursor.endless);
  }
}

/** The sources by the value in front; equal ones are in the order of the sources. */
function heapOf<T, C>(fronts: Front<T, C>[]): Heap<Front<T, C>> {
  return new Heap(fronts, (a, b) => {
    const order = a.order(a.value as T, b.value as T);
    return order < 0 || (order === 0 && a.position < b.position);
  });
}

/** Finds the new first source after the old one was advanced or has ended. */
function settle<F>(heap: Heap<F>, isOpen: boolean): F | undefined {
  if (isOpen) heap.replaceFirst(heap.first as F);
  else heap.removeFirst();
  return heap.first;
}
