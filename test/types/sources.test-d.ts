import {
  count,
  fib,
  first,
  forEach,
  isEven,
  join,
  last,
  type Lazy,
  map,
  reduce,
  seq,
  sum,
  take,
  toArray,
} from "lazuli";
import * as async from "lazuli/async";
import { describe, expectTypeOf, test } from "vitest";

describe("consumers accept what may end", () => {
  test("the language's own collections", () => {
    expectTypeOf(toArray([1, 2])).toEqualTypeOf<number[]>();
    expectTypeOf(toArray([1, 2] as const)).toEqualTypeOf<(1 | 2)[]>();
    expectTypeOf(toArray("ab")).toEqualTypeOf<string[]>();
    expectTypeOf(toArray(new Set([1]))).toEqualTypeOf<number[]>();
    expectTypeOf(toArray(new Map([["a", 1]]))).toEqualTypeOf<[string, number][]>();
    expectTypeOf(toArray(new Map([["a", 1]]).keys())).toEqualTypeOf<string[]>();
    expectTypeOf(toArray(new Uint8Array(2))).toEqualTypeOf<number[]>();
    expectTypeOf(toArray("a1".matchAll(/\d/g))).toEqualTypeOf<RegExpExecArray[]>();
    expectTypeOf(toArray([1, 2].entries())).toEqualTypeOf<[number, number][]>();
  });

  test("generators, whatever they return", () => {
    expectTypeOf(toArray({} as Generator<number>)).toEqualTypeOf<number[]>();
    expectTypeOf(toArray({} as Generator<number, void>)).toEqualTypeOf<number[]>();
    expectTypeOf(toArray({} as Generator<number, string>)).toEqualTypeOf<number[]>();
    expectTypeOf(toArray({} as Generator<number, undefined, unknown>)).toEqualTypeOf<number[]>();
    expectTypeOf(toArray({} as Generator<number, unknown>)).toEqualTypeOf<number[]>();
    const inferred = (function* () {
      yield 1;
    })();
    expectTypeOf(last(inferred)).toEqualTypeOf<number | undefined>();
  });

  test("an Iterable that does not say how it ends", () => {
    const unsaid = {} as Iterable<string>;
    expectTypeOf(toArray(unsaid)).toEqualTypeOf<string[]>();
    expectTypeOf(last(unsaid)).toEqualTypeOf<string | undefined>();
    expectTypeOf(count(unsaid)).toEqualTypeOf<number>();
    expectTypeOf(sum({} as Iterable<number>)).toEqualTypeOf<number>();
    expectTypeOf(reduce(unsaid, (a, b) => a + b)).toEqualTypeOf<string>();
    expectTypeOf(forEach(unsaid, () => {})).toEqualTypeOf<void>();
    expectTypeOf(join(unsaid, "-")).toEqualTypeOf<string>();
    expectTypeOf(map(unsaid, Number)).toEqualTypeOf<Lazy<number>>();
  });

  test("either of two kinds of source", () => {
    expectTypeOf(toArray({} as number[] | Set<number>)).toEqualTypeOf<number[]>();
    expectTypeOf(toArray({} as Lazy<number> | number[])).toEqualTypeOf<number[]>();
  });

  test("any", () => {
    // What a caller without types hands over.
    const untyped = {} as any;
    expectTypeOf(toArray(untyped)).toEqualTypeOf<unknown[]>();
    expectTypeOf(count(untyped)).toEqualTypeOf<number>();
    expectTypeOf(sum(untyped)).toEqualTypeOf<number>();
    expectTypeOf(join(untyped)).toEqualTypeOf<string>();
    expectTypeOf(first(untyped)).toEqualTypeOf<unknown>();
    last(untyped);
    reduce(untyped, (a) => a);
    forEach(untyped, () => {});
    map(untyped, String);
    seq(untyped).count();
    void async.toArray(untyped);
    void async.sum(untyped);
  });

  test("a lazy sequence of any", () => {
    expectTypeOf(toArray({} as Lazy<any>)).toEqualTypeOf<any[]>();
  });

  test("async sources", () => {
    expectTypeOf(async.toArray({} as AsyncIterable<string>)).toEqualTypeOf<Promise<string[]>>();
    expectTypeOf(async.toArray({} as AsyncGenerator<string>)).toEqualTypeOf<Promise<string[]>>();
    expectTypeOf(async.toArray({} as AsyncGenerator<string, void>)).toEqualTypeOf<Promise<string[]>>();
    expectTypeOf(async.toArray({} as ReadableStreamLike<Uint8Array>)).toEqualTypeOf<Promise<Uint8Array[]>>();
    expectTypeOf(async.toArray("ab")).toEqualTypeOf<Promise<string[]>>();
    expectTypeOf(async.toArray([1])).toEqualTypeOf<Promise<number[]>>();
    expectTypeOf(async.toArray(new Set([1]))).toEqualTypeOf<Promise<number[]>>();
    expectTypeOf(async.count({} as Iterable<string>)).toEqualTypeOf<Promise<number>>();
  });
});

interface ReadableStreamLike<T> {
  [Symbol.asyncIterator](): AsyncIterator<T>;
}

describe("sources that are no sources", () => {
  test("are refused", () => {
    // @ts-expect-error -- a number is no iterable
    toArray(5);
    // @ts-expect-error -- an object without Symbol.iterator is none
    map({ length: 1 }, String);
    // @ts-expect-error -- a sync function cannot read an async iterable
    toArray({} as AsyncIterable<number>);
    // @ts-expect-error -- a function that makes a sequence is not yet one
    take(fib, 3);
    // @ts-expect-error -- nor is a promise of one
    take(Promise.resolve([1]), 3);
  });
});

describe("functions of the user's own", () => {
  test("over any Iterable take what the operators answer", () => {
    function total(values: Iterable<number>): number {
      return sum(values);
    }
    function head<T>(values: Iterable<T>): T | undefined {
      return first(values);
    }
    function double<T extends number>(values: Iterable<T>): Lazy<number> {
      return map(values, (n) => n * 2);
    }
    expectTypeOf(total(take([1, 2], 1))).toEqualTypeOf<number>();
    expectTypeOf(head(map(fib(), String))).toEqualTypeOf<string | undefined>();
    expectTypeOf(double(new Set([1]))).toEqualTypeOf<Lazy<number>>();
  });

  test("may carry endlessness on themselves", () => {
    function evens<R>(values: Iterable<bigint, R>) {
      return map(values, isEven);
    }
    expectTypeOf(evens(fib())).toEqualTypeOf<Lazy<boolean, never>>();
    expectTypeOf(evens([1n])).toEqualTypeOf<Lazy<boolean>>();
  });
});
