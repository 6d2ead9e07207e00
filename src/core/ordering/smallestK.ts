import { consumeToEnd, goOn } from "../async/stages.js";
import { plain } from "../async/step.js";
import { checked } from "../checks/arguments.js";
import { toCount } from "../checks/counts.js";
import { consumeAll } from "../engine/consume.js";
import { isEnd } from "../engine/cursor.js";
import type { Direction } from "./extreme.js";
import { Heap } from "./heap.js";
import { mustBeComparator, orderOf } from "./comparator.js";
import type { AnyIterable } from "../types/iterables.js";
import type { Comparator } from "../types/callbacks.js";

interface Ranked<T> {
  readonly value: T;
  readonly index: number;
}

/** The first values in an order, up to a limit: a heap of them, with the last of them first. */
class Top<T> {
  private readonly limit: number;
  private readonly order: Comparator<T>;
  private readonly direction: Direction;
  private items: Ranked<T>[] = [];
  private heap: Heap<Ranked<T>> | undefined;
  private count = 0;

  constructor(limit: number, order: Comparator<T>, direction: Direction) {
    this.limit = limit;
    this.order = order;
    this.direction = direction;
  }

  offer(value: T): void {
    const index = this.count++;
    if (index < this.limit) {
      this.items.push({ value, index });
      return;
    }
    this.heap ??= new Heap(this.items, (a, b) => this.rank(a, b) > 0);
    const last = this.heap.first as Ranked<T>;
    // An equal value is later, and so comes after the last one.
    if (this.order(value, last.value) * this.direction < 0) this.heap.replaceFirst({ value, index });
  }

  get sorted(): T[] {
    return this.items.sort((a, b) => this.rank(a, b)).map(({ value }) => value);
  }

  private rank(a: Ranked<T>, b: Ranked<T>): number {
    return this.order(a.value, b.value) * this.direction || a.index - b.index;
  }
}

export function topOf<T>(
  name: string,
  direction: Direction,
  source: Iterable<T>,
  count: number,
  comparator: Comparator<T> | undefined,
): T[] {
  const limit = checked(name, source, checkTop, count, comparator);
  return consumeAll(name, source, (cursor) => {
    const top = new Top(limit, orderOf(name, comparator), direction);
    if (limit === 0) cursor.close();
    for (let value = cursor.pull(undefined); !isEnd(value); value = cursor.pull(undefined)) top.offer(value);
    return top.sorted;
  });
}

export async function topOfAsync<T>(
  name: string,
  direction: Direction,
  source: AnyIterable<T>,
  count: number,
  comparator: Comparator<T> | undefined,
): Promise<T[]> {
  const limit = checked(name, source, checkTop, count, comparator);
  const top = new Top(limit, orderOf(name, comparator), direction);
  const step = plain(name, (value: T) => top.offer(value), {
    decide: goOn,
    ends: limit === 0 ? "at once" : "never",
  });
  await consumeToEnd(name, source, step);
  return top.sorted;
}

function checkTop(name: string, count: unknown, comparator: unknown): number {
  const limit = toCount(name, count);
  mustBeComparator(name, comparator);
  return limit;
}
