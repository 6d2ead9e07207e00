/** Functions that are passed as they are: they get the index too. What would take it for something else is refused. */
import {
  type AsyncLazy,
  average,
  chunks,
  compare,
  differenceSorted,
  filter,
  first,
  flatMap,
  fib,
  intersectSorted,
  isqrt,
  isSorted,
  last,
  type Lazy,
  map,
  max,
  mergeSorted,
  min,
  minMax,
  pairwise,
  pipe,
  primes,
  reduce,
  sum,
  takeWhile,
  unionSorted,
  windows,
  withDigits,
} from "lazuli";
import * as async from "lazuli/async";
import { describe, expectTypeOf, test } from "vitest";

interface User {
  readonly id: number;
}
declare const users: readonly User[];
declare const numbers: readonly number[];
declare const lists: readonly (readonly number[])[];

describe("a function with an optional comparator", () => {
  test("is no callback that gets an index", () => {
    // @ts-expect-error the index is no comparator
    map(lists, max);
    // @ts-expect-error the index is no comparator
    map(lists, min);
    // @ts-expect-error the index is no comparator
    map(chunks(numbers, 2), minMax);
    // @ts-expect-error the index is no comparator
    filter(windows(numbers, 2), isSorted);
    // @ts-expect-error the index is no comparator
    takeWhile(pairwise(primes()), isSorted);
    // @ts-expect-error the index is no comparator
    lists.map(max);
    // @ts-expect-error the index is no comparator
    lists.filter(isSorted);
    // @ts-expect-error the index is no comparator
    reduce(lists, differenceSorted);
    // @ts-expect-error the index is no comparator
    async.map(lists, async.max);
    // @ts-expect-error the index is no comparator
    async.filter(lists, async.isSorted);
    // @ts-expect-error nor is any other number
    max(numbers, 5);
    // @ts-expect-error nor is any other number
    isSorted(numbers, 5);
  });

  test("nor is one whose comparator comes after several sources", () => {
    // @ts-expect-error the index is no source
    map(lists, mergeSorted);
    // @ts-expect-error the index is no source
    lists.map(unionSorted);
    // @ts-expect-error the index is no source
    flatMap(lists, intersectSorted);
    // @ts-expect-error the index is no source
    reduce(lists, mergeSorted);
    // @ts-expect-error the index is no source
    async.map(lists, async.mergeSorted);
    // @ts-expect-error the index is no source
    async.flatMap(lists, async.unionSorted);
    // @ts-expect-error the index is no source
    lists.map(async.intersectSorted);
  });

  test("nor is one with options", () => {
    // @ts-expect-error the index is no options
    map(numbers, withDigits);
    // @ts-expect-error nor is any other number
    withDigits(8, 2);
    expectTypeOf(map(numbers, (n) => withDigits(n)(255))).toEqualTypeOf<Lazy<boolean>>();
    expectTypeOf(withDigits(8, { base: 2 })).toEqualTypeOf<(value: number | bigint) => boolean>();
  });

  test("is one with an arrow", () => {
    expectTypeOf(map(lists, (list) => max(list))).toEqualTypeOf<Lazy<number | undefined>>();
    expectTypeOf(filter(lists, (list) => isSorted(list))).toEqualTypeOf<Lazy<readonly number[]>>();
  });

  test("works where it gets one argument, or two sequences", () => {
    expectTypeOf(pipe(numbers, max)).toEqualTypeOf<number | undefined>();
    expectTypeOf(pipe(primes(), (s) => takeWhile(s, (p) => p < 9), min)).toEqualTypeOf<number | undefined>();
    expectTypeOf(pipe(numbers, minMax)).toEqualTypeOf<[min: number, max: number] | undefined>();
    expectTypeOf(pipe(numbers, isSorted)).toEqualTypeOf<boolean>();
    expectTypeOf(pipe(numbers, async.max)).toEqualTypeOf<Promise<number | undefined>>();
    expectTypeOf([[2], [1, 5]].sort(compare)).toEqualTypeOf<number[][]>();
  });

  test("is refused there too where it would be in a call", () => {
    // @ts-expect-error primes never end
    pipe(primes(), max);
    // @ts-expect-error users have no order
    pipe(users, max);
    // @ts-expect-error users have no order
    pipe(users, isSorted);
    // @ts-expect-error users have no order
    [users, users].sort(compare);
  });

  test("takes one that may be undefined for values that do not need it", () => {
    const perhaps = undefined as ((a: number, b: number) => number) | undefined;
    expectTypeOf(max(numbers, perhaps)).toEqualTypeOf<number | undefined>();
    expectTypeOf(max(numbers, undefined)).toEqualTypeOf<number | undefined>();
    // @ts-expect-error users have no order
    max(users, undefined);
    // @ts-expect-error users have no order, and there may be no comparator
    max(users, undefined as ((a: User, b: User) => number) | undefined);
  });
});

// A callback finds the right one of several signatures only by its last one (TypeScript 35501), so these have one.
test("functions for two kinds of numbers are callbacks", () => {
  expectTypeOf([4, 9].map(isqrt)).toEqualTypeOf<number[]>();
  expectTypeOf([4n, 9n].map(isqrt)).toEqualTypeOf<bigint[]>();
  expectTypeOf(map(fib(), isqrt)).toEqualTypeOf<Lazy<bigint, never>>();
  expectTypeOf(map(chunks(numbers, 2), sum)).toEqualTypeOf<Lazy<number>>();
  expectTypeOf(map(chunks(fib(), 2), sum)).toEqualTypeOf<Lazy<bigint, never>>();
  expectTypeOf(lists.map(sum)).toEqualTypeOf<number[]>();
  expectTypeOf(pipe([1n], sum)).toEqualTypeOf<bigint>();
  expectTypeOf(async.map(lists, async.sum)).toEqualTypeOf<AsyncLazy<number>>();
  expectTypeOf(map(lists, average)).toEqualTypeOf<Lazy<number | undefined>>();
});

test("functions without options are callbacks", () => {
  expectTypeOf(map(lists, first)).toEqualTypeOf<Lazy<number | undefined>>();
  expectTypeOf(lists.map(last)).toEqualTypeOf<(number | undefined)[]>();
});
