import {
  allOf,
  both,
  chunkWhile,
  dedupeBy,
  dropWhile,
  either,
  equals,
  every,
  filter,
  find,
  findIndex,
  findLast,
  type Guard,
  isPrime,
  type Lazy,
  not,
  partition,
  type Predicate,
  reduceWhile,
  search,
  seq,
  some,
  span,
  takeUntil,
  takeWhile,
  uniqueBy,
} from "lazuli";
import * as async from "lazuli/async";
import { describe, expectTypeOf, test } from "vitest";

declare const numbers: readonly number[];
declare const gaps: readonly (number | undefined)[];
declare const isLater: (n: number) => Promise<boolean>;
declare const isMaybeLater: (n: number) => boolean | PromiseLike<boolean>;
declare const areLater: (a: number, b: number) => Promise<boolean>;

describe("a sync function refuses a predicate that returns a promise", () => {
  test("as a function with a name", () => {
    // @ts-expect-error -- a promise is always true
    every(numbers, isLater);
    // @ts-expect-error -- a promise is always true
    dropWhile(numbers, isLater);
    // @ts-expect-error -- a promise is always true
    filter(numbers, isLater);
    // @ts-expect-error -- a promise is always true
    find(numbers, isLater);
    // @ts-expect-error -- a promise is always true
    findIndex(numbers, isLater);
    // @ts-expect-error -- a promise is always true
    findLast(numbers, isLater);
    // @ts-expect-error -- a promise is always true
    partition(numbers, isLater);
    // @ts-expect-error -- a promise is always true
    search(numbers, isLater);
    // @ts-expect-error -- a promise is always true
    search(numbers, isLater, { maxSteps: 5 });
    // @ts-expect-error -- a promise is always true
    some(numbers, isLater);
    // @ts-expect-error -- a promise is always true
    span(numbers, isLater);
    // @ts-expect-error -- a promise is always true
    takeUntil(numbers, isLater);
    // @ts-expect-error -- a promise is always true
    takeWhile(numbers, isLater);
    // @ts-expect-error -- a promise is always true
    chunkWhile(numbers, areLater);
    // @ts-expect-error -- a promise is always true
    equals(numbers, numbers, areLater);
    // @ts-expect-error -- a promise is always true
    reduceWhile(numbers, areLater, (sum, n) => sum + n, 0);
  });

  test("as a key, for no two promises are equal", () => {
    // @ts-expect-error -- a promise equals no other
    uniqueBy(numbers, isLater);
    // @ts-expect-error -- a promise equals no other
    dedupeBy(numbers, isLater);
    // @ts-expect-error -- a promise equals no other
    seq(numbers).uniqueBy(async (n) => n % 2);
  });

  test("where predicates are combined", () => {
    // @ts-expect-error -- it would always be false
    not(isLater);
    // @ts-expect-error -- it would be the second one alone
    both(isLater, isPrime);
    // @ts-expect-error -- it would be the first one alone
    both(isPrime, isLater);
    // @ts-expect-error -- it would be the guard alone
    both((n: number | undefined): n is number => n !== undefined, isLater);
    // @ts-expect-error -- it would always be true
    either(isLater, isPrime);
    // @ts-expect-error -- it would always be true
    either(isPrime, isLater);
    // @ts-expect-error -- it would always be true
    allOf(isLater);
  });

  test("written in place", () => {
    // @ts-expect-error -- a promise is always true
    filter(numbers, async (n) => n > 1);
    // @ts-expect-error -- a promise is always true
    find(numbers, async (n: number) => n > 1);
    // @ts-expect-error -- a promise is always true
    some(numbers, (n, index) => Promise.resolve(n > index));
    // @ts-expect-error -- it would always be false
    not(async (n: number) => n > 1);
  });

  test("if any part of the result may be one", () => {
    // @ts-expect-error -- it may be a promise
    filter(numbers, isMaybeLater);
    // @ts-expect-error -- it may be a promise
    every(numbers, isMaybeLater);
    // @ts-expect-error -- it may be a promise
    find(numbers, (n) => n > 1 || Promise.resolve(true));
    // @ts-expect-error -- it may be a promise
    takeWhile(numbers, (n) => (n > 1 ? Promise.resolve(1) : undefined));
  });

  test("on the chain", () => {
    // @ts-expect-error -- a promise is always true
    seq(numbers).filter(async (n) => n > 1);
    // @ts-expect-error -- a promise is always true
    seq(numbers).find(isLater);
    // @ts-expect-error -- a promise is always true
    seq(numbers).every(isMaybeLater);
    // @ts-expect-error -- a promise is always true
    seq(numbers).search(isLater);
    // @ts-expect-error -- a promise is always true
    seq(numbers).equals(numbers, areLater);
  });

  test("and the async twins await it", () => {
    expectTypeOf(async.filter(numbers, isLater)).toEqualTypeOf<async.AsyncLazy<number>>();
    expectTypeOf(async.find(numbers, isMaybeLater)).toEqualTypeOf<Promise<number | undefined>>();
    expectTypeOf(async.some(numbers, async (n) => n > 1)).toEqualTypeOf<Promise<boolean>>();
    expectTypeOf(async.search(numbers, isLater)).toEqualTypeOf<Promise<async.AsyncVerdict<number>>>();
    expectTypeOf(async.uniqueBy(numbers, isLater)).toEqualTypeOf<async.AsyncLazy<number>>();
  });
});

describe("every other predicate goes on to compile", () => {
  test("whatever it returns", () => {
    const returns = {
      any: (_: number) => JSON.parse("1"),
      unknown: (_: number): unknown => 1,
      void: (_: number): void => {},
      object: (_: number) => ({ then: 1 }),
      something: (_: number): NonNullable<unknown> => 1,
      nothing: (_: number): never => {
        throw new Error();
      },
    };
    expectTypeOf(filter(numbers, returns.any)).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(filter(numbers, returns.unknown)).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(filter(numbers, returns.void)).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(filter(numbers, returns.object)).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(filter(numbers, returns.something)).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(filter(numbers, returns.nothing)).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(find(numbers, () => {})).toEqualTypeOf<number | undefined>();
    expectTypeOf(some(numbers, (n) => (n > 1 ? "yes" : undefined))).toEqualTypeOf<boolean>();
    expectTypeOf(uniqueBy(numbers, (n) => ({ n }))).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(filter(numbers, JSON.parse("null"))).toEqualTypeOf<Lazy<number>>();
    const lookup = new Map<number, { size: number }>();
    expectTypeOf(filter(numbers, (n) => lookup.get(n))).toEqualTypeOf<Lazy<number>>();
  });

  test("point-free", () => {
    expectTypeOf(some(gaps, Boolean)).toEqualTypeOf<boolean>();
    expectTypeOf(find(numbers, isPrime)).toEqualTypeOf<number | undefined>();
    expectTypeOf(filter(numbers, both(isPrime, not(Number.isNaN)))).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(filter(["1"], parseInt)).toEqualTypeOf<Lazy<string>>();
    expectTypeOf(filter(numbers, <T>(value: T): T => value)).toEqualTypeOf<Lazy<number>>();
    expectTypeOf([numbers].map((values) => some(values, isPrime))).toEqualTypeOf<boolean[]>();
  });

  test("with parameters that are typed by the source, and guards that are inferred", () => {
    filter(numbers, (n, index) => {
      expectTypeOf(n).toEqualTypeOf<number>();
      expectTypeOf(index).toEqualTypeOf<number>();
      return n > index;
    });
    search(numbers, (n, index, within) => {
      expectTypeOf(n).toEqualTypeOf<number>();
      return isPrime(n + index, within);
    });
    reduceWhile(
      numbers,
      (text, n, index) => text.length > n + index,
      (text, n) => text + String(n),
      "",
    );
    expectTypeOf(filter(gaps, (n) => n !== undefined)).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(find(gaps, (n) => n !== undefined)).toEqualTypeOf<number | undefined>();
  });

  test("in a generic function, where a free result is unknown", () => {
    const plain = <T>(source: Iterable<T>, predicate: (value: T) => boolean) => filter(source, predicate);
    const unknown = <T>(source: Iterable<T>, predicate: (value: T) => unknown) => find(source, predicate);
    const named = <T>(source: Iterable<T>, predicate: Predicate<T>) => takeUntil(source, predicate);
    const narrowing = <T, S extends T>(source: Iterable<T>, guard: Guard<T, S>) => filter(source, guard);
    const unchecked = <T>(source: Iterable<T>, predicate: (value: T) => any) => every(source, predicate);
    const keyed = <T extends { readonly ok: boolean }>(source: Iterable<T>) => filter(source, ({ ok }) => ok);
    expectTypeOf(plain(gaps, isPrimeOrNot)).toEqualTypeOf<Lazy<number | undefined>>();
    expectTypeOf(unknown(numbers, isLater)).toEqualTypeOf<number | undefined>();
    expectTypeOf(named(numbers, isPrime)).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(narrowing(gaps, (n) => n !== undefined)).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(unchecked(numbers, isPrime)).toEqualTypeOf<boolean>();
    expectTypeOf(keyed([{ ok: true }])).toEqualTypeOf<Lazy<{ ok: true }>>();
    // @ts-expect-error -- U may be a promise
    return <T, U>(source: Iterable<T>, predicate: (value: T) => U) => filter(source, predicate);
  });

  test("with the types of the values written out", () => {
    expectTypeOf(filter<number, undefined>(numbers, (n) => n > 1)).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(some<number>(numbers, (n) => n > 1)).toEqualTypeOf<boolean>();
  });
});

declare const isPrimeOrNot: (n: number | undefined) => boolean;
