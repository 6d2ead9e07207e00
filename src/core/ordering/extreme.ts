import { visitAll, visitResults } from "../async/stages.js";
import { checked, mustBeFunction } from "../checks/arguments.js";
import { foldAll } from "../engine/consume.js";
import { mustBeComparator, orderOf } from "./comparator.js";
import type { AnyIterable } from "../types/iterables.js";
import type { Comparator } from "../types/callbacks.js";

/** 1 for the smallest value, -1 for the largest. */
export type Direction = 1 | -1;

/** The key that a value is compared by. */
type Key<T, K> = (value: T, index: number) => K;

/** Returns a function that returns the better of the best value so far and the next; of equal ones, the first. */
function betterBy<T, K>(order: Comparator<K>, direction: Direction) {
  let bestKey: K;
  return (best: T | undefined, value: T, key: K, index: number): T | undefined => {
    if (index > 0 && order(key, bestKey) * direction >= 0) return best;
    bestKey = key;
    return value;
  };
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
  const better = betterBy<T, T>(orderOf(name, comparator), direction);
  let best: T | undefined;
  await visitAll<T>(name, source, (value, index) => (best = better(best, value, value, index)));
  return best;
}

export function extremeBy<T, K>(
  name: string,
  direction: Direction,
  source: Iterable<T>,
  key: Key<T, K>,
  comparator: Comparator<K> | undefined,
): T | undefined {
  key = checked(name, source, checkBy, key, comparator);
  const better = betterBy<T, K>(orderOf(name, comparator), direction);
  const reducer = (best: T | undefined, value: T, index: number): T | undefined =>
    better(best, value, key(value, index), index);
  return foldAll<T, T | undefined>(name, source, reducer, undefined);
}

export async function extremeByAsync<T, K>(
  name: string,
  direction: Direction,
  source: AnyIterable<T>,
  key: Key<T, K | PromiseLike<K>>,
  comparator: Comparator<K> | undefined,
): Promise<T | undefined> {
  key = checked(name, source, checkBy, key, comparator);
  const better = betterBy<T, K>(orderOf(name, comparator), direction);
  let best: T | undefined;
  let count = 0;
  await visitResults<T, K>(name, source, key, (found, value) => (best = better(best, value, found, count++)));
  return best;
}

function checkBy<F>(name: string, key: F, comparator: unknown): F {
  const watched = mustBeFunction(name, "key", key);
  mustBeComparator(name, comparator);
  return watched;
}
