import { countFrom, fib, type Lazy, map, range, reduce, scan, seq, sum, take } from "lazuli";
import * as async from "lazuli/async";
import { describe, expectTypeOf, test } from "vitest";

declare const numbers: readonly number[];
declare const bigints: readonly bigint[];
declare const words: ReadonlySet<string>;

describe("sum", () => {
  test("of numbers is a number, of bigints a bigint", () => {
    expectTypeOf(sum(numbers)).toEqualTypeOf<number>();
    expectTypeOf(sum(bigints)).toEqualTypeOf<bigint>();
    expectTypeOf(sum([1, 2] as const)).toEqualTypeOf<number>();
    expectTypeOf(sum(take(fib(), 3))).toEqualTypeOf<bigint>();
    expectTypeOf(seq(numbers).sum()).toEqualTypeOf<number>();
    expectTypeOf(seq(bigints).sum()).toEqualTypeOf<bigint>();
    expectTypeOf(seq([1, 2] as const).sum()).toEqualTypeOf<number>();
    expectTypeOf(async.sum(numbers)).toEqualTypeOf<Promise<number>>();
    expectTypeOf(async.sum([Promise.resolve(1n)])).toEqualTypeOf<Promise<bigint>>();
  });

  test("of values of an unknown kind is of an unknown kind", () => {
    const either: readonly (number | bigint)[] = numbers;
    expectTypeOf(sum(either)).toEqualTypeOf<number | bigint>();
    expectTypeOf(seq(either).sum()).toEqualTypeOf<number | bigint>();
    expectTypeOf(async.sum(either)).toEqualTypeOf<Promise<number | bigint>>();
  });

  test("of nothing is a number", () => {
    expectTypeOf(sum([])).toEqualTypeOf<number>();
    expectTypeOf(seq([] as const).sum()).toEqualTypeOf<number>();
    expectTypeOf(async.sum([])).toEqualTypeOf<Promise<number>>();
  });

  test("of anything else is refused", () => {
    // @ts-expect-error -- texts have no sum; join them
    sum(words);
    // @ts-expect-error -- numbers and bigints do not add up
    sum([1, 2n]);
    // @ts-expect-error -- the same on the chain
    seq(words).sum();
    // @ts-expect-error -- and in the async world
    void async.sum(words);
    // @ts-expect-error -- what is not known to be a number
    sum([] as unknown[]);
  });
});

describe("reduce", () => {
  test("without an initial state has a value as its state", () => {
    expectTypeOf(reduce(numbers, (a, b) => a + b)).toEqualTypeOf<number>();
    expectTypeOf(seq(numbers).reduce((a, b) => a + b)).toEqualTypeOf<number>();
    expectTypeOf(async.reduce(numbers, async (a, b) => a + b)).toEqualTypeOf<Promise<number>>();
    // @ts-expect-error -- the state is a number, not a text
    reduce(numbers, (a, b) => `${a}${b}`);
  });

  test("with an initial state has a state of any type", () => {
    expectTypeOf(reduce(numbers, (text, n) => text + String(n), "")).toEqualTypeOf<string>();
    expectTypeOf(seq(numbers).reduce((text, n) => text + String(n), "")).toEqualTypeOf<string>();
    expectTypeOf(async.reduce(numbers, async (text, n) => text + String(n), "")).toEqualTypeOf<
      Promise<string>
    >();
    expectTypeOf(reduce(words, (all, word) => all.add(word), new Set<string>())).toEqualTypeOf<Set<string>>();
    expectTypeOf(reduce<number, number | undefined, unknown>(numbers, (_, n) => n, undefined)).toEqualTypeOf<
      number | undefined
    >();
  });

  test("the reducer is given an index", () => {
    reduce(numbers, (state, value, index) => {
      expectTypeOf([state, value, index]).toEqualTypeOf<number[]>();
      return state;
    });
  });
});

describe("scan", () => {
  test("gives the states that reduce would go through", () => {
    expectTypeOf(scan(numbers, (a, b) => a + b)).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(scan(numbers, (text, n) => text + String(n), "")).toEqualTypeOf<Lazy<string>>();
    expectTypeOf(
      seq(numbers)
        .scan((text, n) => text + String(n), "")
        .toArray(),
    ).toEqualTypeOf<string[]>();
    // @ts-expect-error -- the state is a number, not a text
    scan(numbers, (a, b) => `${a}${b}`);
  });
});

describe("numbers and bigints are not mixed", () => {
  test("in sources", () => {
    expectTypeOf(range(1, 5, 2)).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(range(1n, 5n, { step: 2n, inclusive: true })).toEqualTypeOf<Lazy<bigint>>();
    // @ts-expect-error -- a number and a bigint
    range(1, 5n);
    // @ts-expect-error -- a bigint and a number
    countFrom(1n, 2);
  });
});

describe("callbacks", () => {
  test("are given the value and its index", () => {
    map(words, (value, index) => {
      expectTypeOf(value).toEqualTypeOf<string>();
      expectTypeOf(index).toEqualTypeOf<number>();
    });
    seq(words).map((value, index) => {
      expectTypeOf(value).toEqualTypeOf<string>();
      expectTypeOf(index).toEqualTypeOf<number>();
    });
  });
});
