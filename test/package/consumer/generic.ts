// Functions of the user's own with type parameters, over functions of ours.
import {
  compare,
  type Ending,
  first,
  isSorted,
  last,
  type Lazy,
  max,
  mergeSorted,
  type Ordered,
  primes,
  type Seq,
  seq,
  sum,
  toArray,
} from "lazuli";
import * as async from "lazuli/async";

export function peak<T extends number | bigint>(values: Iterable<T>): T | undefined {
  return isSorted(values) ? last(values) : max(values);
}

export function record<T, R>(values: Iterable<T, R> & Ending<R> & Ordered<T>): T | undefined {
  return max(values);
}

export function all<T, R>(values: Iterable<T, R> & Ending<R>): T[] {
  return toArray(values);
}

export function head<T, R>(values: Iterable<T, R>): T | undefined {
  return first(values);
}

export function both<T extends string>(a: readonly T[], b: ReadonlySet<T>): Lazy<T> {
  return compare(a, b) < 0 ? mergeSorted(a, b) : mergeSorted(b, a);
}

export function total<T extends number>(values: Iterable<T>): number {
  return sum(values) + (seq(values).max() ?? 0);
}

export function later<T extends number>(values: AsyncIterable<T>): Promise<T | undefined> {
  return async.max(values);
}

export function laterChained<T extends number>(values: AsyncIterable<T>): Promise<T | undefined> {
  return async.seq(values).max();
}

export const wider: Seq<number | string> = seq([1]);
export const widened = <T extends number>(chain: Seq<T>): Seq<number> => chain;
export const widerAsync: async.AsyncSeq<number | string> = async.seq([1]);
export const widenedAsync = <T extends number>(chain: async.AsyncSeq<T>): async.AsyncSeq<number> => chain;

// @ts-expect-error -- primes never end
all(primes());
// @ts-expect-error -- objects have no order
record([{}]);
export function unordered<T>(values: Iterable<T>): T | undefined {
  // @ts-expect-error -- nothing says that there is an order
  return max(values);
}
