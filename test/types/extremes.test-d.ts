import { average, largest, max, maxBy, min, minBy, minMax, seq, smallest } from "lazuli";
import * as async from "lazuli/async";
import { expectTypeOf, test } from "vitest";

interface User {
  readonly id: number;
}
declare const users: readonly User[];
declare const numbers: readonly number[];

test("extremes are values of the source, or undefined", () => {
  expectTypeOf(min(numbers)).toEqualTypeOf<number | undefined>();
  expectTypeOf(max([1n, 2])).toEqualTypeOf<number | bigint | undefined>();
  expectTypeOf(minMax("text")).toEqualTypeOf<[string, string] | undefined>();
  expectTypeOf(largest(numbers, 3)).toEqualTypeOf<number[]>();
  expectTypeOf(seq(numbers).max()).toEqualTypeOf<number | undefined>();
  expectTypeOf(async.min([Promise.resolve(1)])).toEqualTypeOf<Promise<number | undefined>>();
  expectTypeOf(async.smallest(numbers, 3)).toEqualTypeOf<Promise<number[]>>();
});

test("values without an order need a comparator or a key", () => {
  const byId = (a: User, b: User): number => a.id - b.id;
  expectTypeOf(min(users, byId)).toEqualTypeOf<User | undefined>();
  expectTypeOf(max(users, (a, b) => a.id - b.id)).toEqualTypeOf<User | undefined>();
  expectTypeOf(minMax(users, byId)).toEqualTypeOf<[User, User] | undefined>();
  expectTypeOf(smallest(users, 2, byId)).toEqualTypeOf<User[]>();
  expectTypeOf(minBy(users, (user) => user.id)).toEqualTypeOf<User | undefined>();
  expectTypeOf(seq(users).maxBy((user) => user.id)).toEqualTypeOf<User | undefined>();
  expectTypeOf(maxBy(users, (user) => user, byId)).toEqualTypeOf<User | undefined>();
  expectTypeOf(async.minBy(users, async (user) => user.id)).toEqualTypeOf<Promise<User | undefined>>();
  // @ts-expect-error users have no order
  min(users);
  // @ts-expect-error users have no order
  minMax(users);
  // @ts-expect-error users have no order
  largest(users, 1);
  // @ts-expect-error users have no order
  minBy(users, (user) => user);
  // @ts-expect-error users have no order
  seq(users).max();
});

test("an average is a number, of values of one kind", () => {
  expectTypeOf(average(numbers)).toEqualTypeOf<number | undefined>();
  expectTypeOf(average([1n])).toEqualTypeOf<number | undefined>();
  expectTypeOf(seq([1n]).average()).toEqualTypeOf<number | undefined>();
  expectTypeOf(async.average([Promise.resolve(1)])).toEqualTypeOf<Promise<number | undefined>>();
  // @ts-expect-error numbers and bigints are not added
  average([1, 2n]);
  // @ts-expect-error strings are not added
  average(["a"]);
});
