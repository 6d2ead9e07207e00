import { compare, equals, fib, primes, seq } from "lazuli";
import * as async from "lazuli/async";
import { expectTypeOf, test } from "vitest";

interface User {
  readonly id: number;
}
declare const users: readonly User[];

test("sequences of any two types may be equal, endless ones too", () => {
  expectTypeOf(equals(fib(), primes())).toEqualTypeOf<boolean>();
  expectTypeOf(equals(users, [1], (user, id) => user.id === id)).toEqualTypeOf<boolean>();
  expectTypeOf(seq(users).equals([1], (user, id) => user.id === id)).toEqualTypeOf<boolean>();
  expectTypeOf(async.equals(users, [1], async (user, id) => user.id === id)).toEqualTypeOf<
    Promise<boolean>
  >();
});

test("a comparison answers a sign, and needs an order", () => {
  expectTypeOf(compare(fib(), primes())).toEqualTypeOf<-1 | 0 | 1>();
  expectTypeOf(compare(users, users, (a, b) => a.id - b.id)).toEqualTypeOf<-1 | 0 | 1>();
  expectTypeOf(seq([1]).compare([2n])).toEqualTypeOf<-1 | 0 | 1>();
  expectTypeOf(async.compare(users, users, (a, b) => a.id - b.id)).toEqualTypeOf<Promise<-1 | 0 | 1>>();
  // @ts-expect-error users have no order
  compare(users, users);
  // @ts-expect-error users have no order
  seq(users).compare(users);
});
