import {
  differenceSorted,
  fib,
  includesSorted,
  intersectSorted,
  isSorted,
  type Lazy,
  mergeSorted,
  primes,
  type Seq,
  seq,
  unionSorted,
} from "lazuli";
import * as async from "lazuli/async";
import type { AsyncLazy } from "lazuli";
import { describe, expectTypeOf, test } from "vitest";

interface User {
  readonly id: number;
}
declare const users: readonly User[];
declare const numbers: readonly number[];
declare const lists: readonly (readonly number[])[];
declare const teams: readonly (readonly User[])[];
declare const rank: (value: User | bigint) => number;

describe("values", () => {
  test("of all sources, or of the first", () => {
    expectTypeOf(mergeSorted(numbers, ["a"])).toEqualTypeOf<Lazy<number | string>>();
    expectTypeOf(unionSorted(numbers, [1n])).toEqualTypeOf<Lazy<number | bigint>>();
    expectTypeOf(intersectSorted(numbers, [1n])).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(differenceSorted(numbers, [1n])).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(mergeSorted(...lists)).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(intersectSorted(...lists)).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(mergeSorted(new Set(numbers))).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(async.mergeSorted(numbers, [Promise.resolve(1n)])).toEqualTypeOf<
      AsyncLazy<number | bigint>
    >();
    expectTypeOf(async.intersectSorted([Promise.resolve(1n)], numbers)).toEqualTypeOf<AsyncLazy<bigint>>();
  });

  test("on the chain", () => {
    expectTypeOf(seq(numbers).mergeSorted(["a"])).toEqualTypeOf<Seq<number | string>>();
    expectTypeOf(seq(numbers).intersectSorted([1n])).toEqualTypeOf<Seq<number>>();
    expectTypeOf(seq(numbers).differenceSorted([1n])).toEqualTypeOf<Seq<number>>();
  });

  test("without an order need a comparator", () => {
    const byId = (a: User, b: User): number => a.id - b.id;
    expectTypeOf(mergeSorted(users, users, byId)).toEqualTypeOf<Lazy<User>>();
    expectTypeOf(mergeSorted(users, (a, b) => a.id - b.id)).toEqualTypeOf<Lazy<User>>();
    expectTypeOf(intersectSorted(...teams, users, (a, b) => a.id - b.id)).toEqualTypeOf<Lazy<User>>();
    expectTypeOf(async.unionSorted(users, [Promise.resolve(1n)], (a, b) => rank(a) - rank(b))).toEqualTypeOf<
      AsyncLazy<User | bigint>
    >();
    expectTypeOf(seq(users).unionSorted(users, (a, b) => a.id - b.id)).toEqualTypeOf<Seq<User>>();
    expectTypeOf(differenceSorted(users, users, byId)).toEqualTypeOf<Lazy<User>>();
    expectTypeOf(isSorted(users, byId)).toEqualTypeOf<boolean>();
    expectTypeOf(includesSorted(users, { id: 1 }, byId)).toEqualTypeOf<boolean>();
    // @ts-expect-error users have no order
    mergeSorted(users);
    // @ts-expect-error users have no order
    mergeSorted(numbers, users);
    // @ts-expect-error users have no order
    unionSorted(users);
    // @ts-expect-error users have no order
    intersectSorted(users);
    // @ts-expect-error users have no order
    differenceSorted(users, users);
    // @ts-expect-error users have no order
    isSorted(users);
    // @ts-expect-error users have no order
    includesSorted(users, { id: 1 });
    // @ts-expect-error users have no order
    seq(users).mergeSorted(users);
    // @ts-expect-error users have no order
    seq(numbers).unionSorted(users);
    // @ts-expect-error users have no order
    seq(users).isSorted();
    // @ts-expect-error users have no order
    void async.isSorted(users);
    // @ts-expect-error users have no order
    async.intersectSorted(users, users);
    // @ts-expect-error a comparator answers a number
    mergeSorted(users, (a, b) => a.id > b.id);
    // @ts-expect-error the comparator is the last argument
    mergeSorted(users, byId, users);
    // @ts-expect-error the sources are no list
    mergeSorted([users, users], byId);
  });

  test("that are looked for are of the kind of the source", () => {
    // @ts-expect-error a string is not among numbers
    includesSorted(numbers, "a");
  });
});

describe("endlessness", () => {
  test("of any source makes a merge and a union endless", () => {
    expectTypeOf(mergeSorted(fib(), numbers)).toEqualTypeOf<Lazy<bigint | number, never>>();
    expectTypeOf(unionSorted(numbers, primes())).toEqualTypeOf<Lazy<number, never>>();
    expectTypeOf(mergeSorted(numbers, primes(), (a, b) => b - a)).toEqualTypeOf<Lazy<number, never>>();
    expectTypeOf(seq(numbers).mergeSorted(primes())).toEqualTypeOf<Seq<number, never>>();
    expectTypeOf(seq(primes()).unionSorted((a, b) => a - b)).toEqualTypeOf<Seq<number, never>>();
    expectTypeOf(async.mergeSorted(fib(), numbers)).toEqualTypeOf<AsyncLazy<bigint | number, never>>();
  });

  test("of all sources makes an intersection endless", () => {
    expectTypeOf(intersectSorted(fib(), primes())).toEqualTypeOf<Lazy<bigint, never>>();
    expectTypeOf(intersectSorted(fib(), numbers)).toEqualTypeOf<Lazy<bigint>>();
    expectTypeOf(seq(fib()).intersectSorted(primes())).toEqualTypeOf<Seq<bigint, never>>();
    expectTypeOf(intersectSorted()).toEqualTypeOf<Lazy<never>>();
  });

  test("of the first source makes a difference endless", () => {
    expectTypeOf(differenceSorted(fib(), numbers)).toEqualTypeOf<Lazy<bigint, never>>();
    expectTypeOf(differenceSorted(numbers, fib())).toEqualTypeOf<Lazy<number>>();
  });
});
