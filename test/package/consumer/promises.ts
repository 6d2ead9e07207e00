// A sync function refuses a predicate that returns a promise; its async twin awaits it.
import { both, filter, find, isPrime, not, search, seq, some, takeWhile, uniqueBy } from "lazuli";
import * as async from "lazuli/async";

const numbers: readonly number[] = [1, 2];
declare const isLater: (n: number) => Promise<boolean>;
declare const isMaybeLater: (n: number) => boolean | PromiseLike<boolean>;
declare const unchecked: (n: number) => any;
declare const missing: (n: number) => true | void;
declare const unknown: (n: number) => unknown;

// @ts-expect-error -- a promise is always true
filter(numbers, isLater);
// @ts-expect-error -- a promise is always true
find(numbers, async (n) => n > 1);
// @ts-expect-error -- it may be a promise
some(numbers, isMaybeLater);
// @ts-expect-error -- it may be a promise
takeWhile(numbers, (n) => n > 1 || Promise.resolve(true));
// @ts-expect-error -- a promise is always true
search(numbers, isLater);
// @ts-expect-error -- a promise equals no other
uniqueBy(numbers, isLater);
// @ts-expect-error -- it would always be false
not(isLater);
// @ts-expect-error -- it would be the first one alone
both(isPrime, isLater);
// @ts-expect-error -- a promise is always true
seq(numbers).filter(isLater);
// @ts-expect-error -- a promise is always true
seq(numbers).some(async (n) => n > 1);

export const awaited: Promise<number | undefined> = async.find(numbers, isLater);
export const results: Iterable<number | bigint>[] = [
  filter(numbers, (n, index) => n > index),
  filter(numbers, unchecked),
  filter(numbers, unknown),
  filter(numbers, () => {}),
  filter(numbers, missing),
  filter(numbers, (n) => ({ n })),
  filter(numbers, isPrime),
  filter(numbers, both(isPrime, not(isPrime))),
  filter(numbers, Boolean),
  seq(numbers).filter(isPrime),
  seq(numbers).takeWhile((n) => n),
];
export function plain<T>(source: Iterable<T>, predicate: (value: T) => boolean): Iterable<T> {
  return filter(source, predicate);
}
export function free<T>(source: Iterable<T>, predicate: (value: T) => unknown): boolean {
  return some(source, predicate);
}
