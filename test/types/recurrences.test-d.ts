import { fib, type Lazy, lucas, recurrence, take, toArray } from "lazuli";
import { describe, expectTypeOf, test } from "vitest";

describe("fib and lucas", () => {
  test("are of bigints, or of numbers where that is asked for, and endless", () => {
    expectTypeOf(fib()).toEqualTypeOf<Lazy<bigint, never>>();
    expectTypeOf(fib({ from: 3 })).toEqualTypeOf<Lazy<bigint, never>>();
    expectTypeOf(fib({ as: "bigint" })).toEqualTypeOf<Lazy<bigint, never>>();
    expectTypeOf(fib({ as: "number", from: 3 })).toEqualTypeOf<Lazy<number, never>>();
    expectTypeOf(lucas({ as: "number" })).toEqualTypeOf<Lazy<number, never>>();
    expectTypeOf(toArray(take(lucas(), 2))).toEqualTypeOf<bigint[]>();
  });

  test("do not end", () => {
    // @ts-expect-error an endless sequence has no array
    void (() => toArray(fib({ from: 3 })));
  });

  test("have an index that is a number", () => {
    // @ts-expect-error a bigint is no index
    void (() => fib({ from: 3n }));
  });
});

describe("recurrence", () => {
  test("has a step over as many values as are given first, and the index", () => {
    const sums = recurrence([0n, 1n], (a, b, ...rest) => {
      expectTypeOf(a).toEqualTypeOf<bigint>();
      expectTypeOf(rest).toEqualTypeOf<[index: number]>();
      return a + b;
    });
    expectTypeOf(sums).toEqualTypeOf<Lazy<bigint, never>>();
    // @ts-expect-error there is one value and the index, and no more
    void (() => recurrence([1], (a: number, _index: number, more: number) => a + more));
  });

  test("has a step over any number of values of an array", () => {
    const initial: string[] = [];
    expectTypeOf(recurrence(initial, (...last) => String(last[0]))).toEqualTypeOf<Lazy<string, never>>();
  });
});
