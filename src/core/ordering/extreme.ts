import { visitAll, visitResults } from "../async/stages.js";
import { checked, mustBeFunction } from "../checks/arguments.js";
import { foldAll, visitEach } from "../engine/consume.js";
import { mustBeComparator, orderOf } from "./comparator.js";
import type { AnyIterable } from "../types/iterables.js";
import type { Comparator } from "../types/callbacks.js";

/** 1 for the smallest value, -1 for the largest. */
export type Direction = 1 | -1;

/** The key that a value is compared by. */
type Key<T, K> = (value: T, index: number) => K;

/** The smallest or the largest value so far; of equal ones, the first. */
class Extreme<T, K = T> {
  value: T | undefined;
  /** How many values were offered. */
  count = 0;
  private key: K | undefined;
  private readonly order: Comparator<K>;
  private readonly direction: Direction;

  constructor(order: Comparator<K>, direction: Direction) {
    this.order = order;
    this.direction = direction;
  }

  /** Takes a value with its key. Returns whether it is the new extreme. */
  offer(value: T, key: K): boolean {
    if (this.count++ > 0 && this.order(key, this.key as K) * this.direction >= 0) return false;
    this.value = value;
    this.key = key;
    return true;
  }
}

export function extremeOf<T>(
  name: string,
  direction: Direction,
  source: Iterable<T>,
  comparator: Comparator<T> | undefined,
): T | undefined {
  checked(name, source, mustBeComparator, comparator);
  const order = orderOf(name, comparator);
  // Without an object for its state, a loop over numbers takes two thirds of the time.
  const better = (best: T | undefined, value: T, index: number): T | undefined =>
    index > 0 && order(value, best as T) * direction >= 0 ? best : value;
  return foldAll<T, T | undefined>(name, source, better, undefined);
}

export async function extremeOfAsync<T>(
  name: string,
  direction: Direction,
  source: AnyIterable<T>,
  comparator: Comparator<T> | undefined,
): Promise<T | undefined> {
  checked(name, source, mustBeComparator, comparator);
  const best = new Extreme<T>(orderOf(name, comparator), direction);
  await visitAll(name, source, (value) => best.offer(value, value));
  return best.value;
}

export function extremeBy<T, K>(
  name: string,
  direction: Direction,
  source: Iterable<T>,
  key: Key<T, K>,
  comparator: Comparator<K> | undefined,
): T | undefined {
  key = checked(name, source, checkBy, key, comparator);
  const best = new Extreme<T, K>(orderOf(name, comparator), direction);
  visitEach(name, source, (value, index) => best.offer(value, key(value, index)));
  return best.value;
}

export async function extremeByAsync<T, K>(
  name: string,
  direction: Direction,
  source: AnyIterable<T>,
  key: Key<T, K | PromiseLike<K>>,
  comparator: Comparator<K> | undefined,
): Promise<T | undefined> {
  key = checked(name, source, checkBy, key, comparator);
  const best = new Extreme<T, K>(orderOf(name, comparator), direction);
  await visitResults<T, K>(name, source, key, (found, value) => best.offer(value, found));
  return best.value;
}

function checkBy<F>(name: string, key: F, comparator: unknown): F {
  const watched = mustBeFunction(name, "key", key);
  mustBeComparator(name, comparator);
  return watched;
}
