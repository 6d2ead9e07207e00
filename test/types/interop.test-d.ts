import {
  type AsyncLazy,
  countFrom,
  fib,
  from,
  iterate,
  type Lazy,
  map,
  range,
  type Seq,
  seq,
  take,
} from "lazuli";
import { describe, expectTypeOf, test } from "vitest";

describe("a lazy sequence is the language's own iterator", () => {
  test("for every name that TypeScript has for one", () => {
    expectTypeOf<Lazy<number>>().toExtend<IteratorObject<number>>();
    expectTypeOf<Lazy<number>>().toExtend<IteratorObject<number, undefined, unknown>>();
    expectTypeOf<Lazy<number>>().toExtend<Iterator<number>>();
    expectTypeOf<Lazy<number>>().toExtend<Iterable<number>>();
    expectTypeOf<Lazy<number>>().toExtend<Iterable<number, undefined>>();
    expectTypeOf<Lazy<number>>().toExtend<IterableIterator<number>>();
    expectTypeOf<Lazy<number>>().toExtend<Disposable>();
    expectTypeOf<AsyncLazy<number>>().toExtend<AsyncIterable<number>>();
    expectTypeOf<AsyncLazy<number>>().toExtend<AsyncIterator<number>>();
    expectTypeOf<AsyncLazy<number>>().toExtend<AsyncIterableIterator<number>>();
    expectTypeOf<AsyncLazy<number>>().toExtend<AsyncIteratorObject<number>>();
    expectTypeOf<AsyncLazy<number>>().toExtend<AsyncDisposable>();
  });

  test("the chain is a lazy sequence", () => {
    expectTypeOf<Seq<number>>().toExtend<Lazy<number>>();
    expectTypeOf<Seq<number, never>>().toExtend<Lazy<number, never>>();
    expectTypeOf<Seq<number>>().toExtend<IteratorObject<number>>();
    expectTypeOf<Seq<number>>().toExtend<Iterable<number>>();
  });

  test("a chain of some values is a chain of more kinds of values", () => {
    expectTypeOf<Seq<number>>().toExtend<Seq<number | string>>();
    expectTypeOf<Seq<Date>>().toExtend<Seq<Date | bigint>>();
    expectTypeOf<Seq<Date>>().toExtend<Seq<unknown>>();
    expectTypeOf<Seq<number, never>>().toExtend<Seq<number>>();
    expectTypeOf<Seq<number | string>>().not.toExtend<Seq<number>>();
    function widened<T extends number>(chain: Seq<[T, T]>): Seq<[number, number]> {
      return chain;
    }
    expectTypeOf(widened).toBeFunction();
  });

  test("native helpers chain on it", () => {
    expectTypeOf(take(fib(), 3).map(String).toArray()).toEqualTypeOf<string[]>();
    expectTypeOf(Iterator.from(take(fib(), 3)).drop(1)).toExtend<IteratorObject<bigint>>();
    expectTypeOf(from(range(3).filter((n) => n > 1))).toEqualTypeOf<Lazy<number>>();
  });

  test("loops, spreads and destructuring read it", () => {
    for (const n of take(fib(), 3)) expectTypeOf(n).toEqualTypeOf<bigint>();
    expectTypeOf([...take(fib(), 3)]).toEqualTypeOf<bigint[]>();
    expectTypeOf(new Set(range(3))).toEqualTypeOf<Set<number>>();
    expectTypeOf(Array.from(range(3))).toEqualTypeOf<number[]>();
  });

  test("using closes it", () => {
    using numbers = range(3);
    expectTypeOf(numbers.next()).toEqualTypeOf<IteratorResult<number, undefined>>();
    using chain = seq([1, 2]);
    expectTypeOf(chain.return()).toEqualTypeOf<IteratorResult<number, undefined>>();
  });
});

describe("an endless sequence is also a sequence", () => {
  test("wherever one that may end is asked for", () => {
    expectTypeOf<Lazy<number, never>>().toExtend<Lazy<number>>();
    expectTypeOf<Lazy<number, never>>().toExtend<Iterable<number>>();
    expectTypeOf<Lazy<number, never>>().toExtend<Iterable<number, never>>();
    expectTypeOf<Lazy<number, never>>().toExtend<IteratorObject<number>>();
    expectTypeOf<AsyncLazy<number, never>>().toExtend<AsyncLazy<number>>();
    expectTypeOf<AsyncLazy<number, never>>().toExtend<AsyncIterable<number>>();
    expectTypeOf<Seq<number, never>>().toExtend<Lazy<number>>();
  });

  test("but not the other way round", () => {
    expectTypeOf<Lazy<number>>().not.toExtend<Lazy<number, never>>();
    expectTypeOf<Lazy<number>>().not.toExtend<Iterable<number, never>>();
    expectTypeOf<AsyncLazy<number>>().not.toExtend<AsyncLazy<number, never>>();
  });

  test("its next() has a value", () => {
    expectTypeOf(countFrom().next().value).toEqualTypeOf<number>();
    expectTypeOf(iterate(1, (n) => n).next()).toEqualTypeOf<IteratorResult<number, never>>();
  });
});

test("a sequence is one of its values' supertype too", () => {
  expectTypeOf<Lazy<1 | 2>>().toExtend<Lazy<number>>();
  expectTypeOf<Lazy<number>>().not.toExtend<Lazy<1 | 2>>();
  expectTypeOf<Seq<1 | 2>>().toExtend<Iterable<number>>();
});

test("from and seq take an iterator that is not iterable", () => {
  const bare: Iterator<string> = { next: () => ({ done: true, value: undefined }) };
  expectTypeOf(from(bare)).toEqualTypeOf<Lazy<string>>();
  expectTypeOf(seq(bare)).toEqualTypeOf<Seq<string>>();
  expectTypeOf(from({} as Iterator<string, never>)).toEqualTypeOf<Lazy<string, never>>();
  // @ts-expect-error -- the others ask for an iterable: from makes one
  map(bare, String);
});
