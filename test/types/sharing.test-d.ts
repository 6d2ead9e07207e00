import {
  type AsyncLazy,
  borrow,
  fib,
  first,
  type Lazy,
  map,
  memoize,
  peekable,
  seq,
  type Seq,
  take,
  tee,
  toArray,
} from "lazuli";
import * as async from "lazuli/async";
import { describe, expectTypeOf, test } from "vitest";

declare const numbers: Iterable<number>;
declare const coming: AsyncIterable<number>;
declare const count: number;

describe("what is shared stays as endless as it was", () => {
  test("memoize", () => {
    expectTypeOf(map(memoize(fib()), String)).toEqualTypeOf<Lazy<string, never>>();
    expectTypeOf(toArray(memoize(numbers))).toEqualTypeOf<number[]>();
    expectTypeOf(seq(numbers).memoize()[Symbol.iterator]()).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(async.memoize(coming)[Symbol.asyncIterator]()).toEqualTypeOf<AsyncLazy<number>>();
    // @ts-expect-error -- it never ends
    toArray(memoize(fib()));
  });

  test("borrow and peekable", () => {
    expectTypeOf(toArray(take(borrow(fib()), 5))).toEqualTypeOf<bigint[]>();
    expectTypeOf(first(borrow(fib()))).toEqualTypeOf<bigint>();
    expectTypeOf(first(peekable(numbers))).toEqualTypeOf<number | undefined>();
    expectTypeOf(peekable(fib()).peek(3)).toEqualTypeOf<bigint>();
    expectTypeOf(peekable(numbers).peek()).toEqualTypeOf<number | undefined>();
    expectTypeOf(seq(numbers).peekable().peek()).toEqualTypeOf<number | undefined>();
    expectTypeOf(async.peekable(coming).peek()).toEqualTypeOf<Promise<number | undefined>>();
    // @ts-expect-error -- it never ends
    toArray(borrow(fib()));
    // @ts-expect-error -- it never ends
    toArray(peekable(fib()));
    // @ts-expect-error -- a text is no number to push back
    peekable(numbers).pushBack("a");
  });

  test("tee", () => {
    expectTypeOf(tee(fib())).toEqualTypeOf<[Lazy<bigint, never>, Lazy<bigint, never>]>();
    expectTypeOf(tee(numbers, 3)).toEqualTypeOf<[Lazy<number>, Lazy<number>, Lazy<number>]>();
    expectTypeOf(tee(numbers, count)).toEqualTypeOf<Lazy<number>[]>();
    expectTypeOf(seq(numbers).tee()).toEqualTypeOf<[Seq<number>, Seq<number>]>();
    expectTypeOf(async.tee(coming, 2, { limit: 9 })).toEqualTypeOf<[AsyncLazy<number>, AsyncLazy<number>]>();
  });
});

test("all of them can be used by using", () => {
  using memo = memoize(numbers);
  using borrowed = borrow(memo);
  using ahead = peekable(borrowed);
  expectTypeOf(ahead.next().value).toEqualTypeOf<number | undefined>();
});

test("and by await using", async () => {
  await using memo = async.memoize(coming);
  await using borrowed = async.borrow(memo);
  await using ahead = async.peekable(borrowed);
  expectTypeOf((await ahead.next()).value).toEqualTypeOf<number | undefined>();
});
