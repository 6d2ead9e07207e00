import {
  type AsyncLazy,
  chunks,
  concat,
  countFrom,
  cycle,
  diagonal,
  fib,
  flatMap,
  flatten,
  interleave,
  type Lazy,
  mergeSorted,
  primes,
  product,
  range,
  repeat,
  type Seq,
  seq,
  take,
  tee,
  toArray,
  zip,
  zipKeyed,
} from "lazuli";
import * as async from "lazuli/async";
import { describe, expectTypeOf, test } from "vitest";

declare const isLong: boolean;
declare const words: readonly string[];
declare const either: number[] | Set<number> | Lazy<number>;
declare const native: IteratorObject<number, undefined, unknown>;
declare const bare: Iterator<number>;
declare const bareEndless: Iterator<number, never>;
declare const ages: Map<string, number>;
declare const ticks: AsyncGenerator<number, never>;
declare const coming: AsyncIterable<number>;

function* numbers() {
  yield 1;
}

function* endless(): Generator<number, never> {
  for (;;) yield 1;
}

describe("flatMap and flatten are endless where the inner sequences are", () => {
  test("the functions", () => {
    expectTypeOf(flatMap([1], () => fib())).toEqualTypeOf<Lazy<bigint, never>>();
    expectTypeOf(flatMap([1], endless)).toEqualTypeOf<Lazy<number, never>>();
    expectTypeOf(flatMap([1], () => cycle(words))).toEqualTypeOf<Lazy<string, never>>();
    expectTypeOf(flatMap([1], () => (isLong ? primes() : countFrom(1)))).toEqualTypeOf<Lazy<number, never>>();
    expectTypeOf(flatten([bareEndless])).toEqualTypeOf<Lazy<number, never>>();
    expectTypeOf(flatten([fib()])).toEqualTypeOf<Lazy<bigint, never>>();
    expectTypeOf(flatten(tee(fib(), 2))).toEqualTypeOf<Lazy<bigint, never>>();
    // @ts-expect-error -- the first Fibonacci numbers go on for ever
    toArray(flatMap([1], () => fib()));
    // @ts-expect-error -- the first Fibonacci numbers go on for ever
    toArray(flatten([fib()]));
  });

  test("the methods", () => {
    expectTypeOf(seq([1]).flatMap(() => fib())).toEqualTypeOf<Seq<bigint, never>>();
    expectTypeOf(seq([fib()]).flatten()).toEqualTypeOf<Seq<bigint, never>>();
    const endlessly = seq([1]).flatMap(() => fib());
    // @ts-expect-error -- the first Fibonacci numbers go on for ever
    endlessly.toArray();
  });

  test("the async functions", () => {
    expectTypeOf(async.flatMap([1], () => ticks)).toEqualTypeOf<AsyncLazy<number, never>>();
    expectTypeOf(async.flatMap([1], async () => fib())).toEqualTypeOf<AsyncLazy<bigint, never>>();
    expectTypeOf(async.flatten([ticks])).toEqualTypeOf<AsyncLazy<number, never>>();
    expectTypeOf(async.flatten([Promise.resolve(ticks)])).toEqualTypeOf<AsyncLazy<number, never>>();
    // @ts-expect-error -- the first ticks go on for ever
    void async.toArray(async.flatMap([1], () => ticks));
    // @ts-expect-error -- the first ticks go on for ever
    void async.toArray(async.flatten([ticks]));
  });

  test("an endless source suffices", () => {
    expectTypeOf(flatMap(fib(), () => [1])).toEqualTypeOf<Lazy<number, never>>();
    expectTypeOf(flatMap(fib(), () => fib())).toEqualTypeOf<Lazy<bigint, never>>();
    expectTypeOf(flatten(repeat([1]))).toEqualTypeOf<Lazy<number, never>>();
    expectTypeOf(async.flatMap(ticks, () => [1])).toEqualTypeOf<AsyncLazy<number, never>>();
  });

  test("inner sequences that may end do not make it endless", () => {
    expectTypeOf(flatMap([1], () => take(fib(), 2))).toEqualTypeOf<Lazy<bigint>>();
    expectTypeOf(flatMap([1], () => (isLong ? fib() : []))).toEqualTypeOf<Lazy<bigint>>();
    expectTypeOf(flatMap([1], () => (isLong ? endless() : numbers()))).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(flatMap([1], () => (isLong ? primes() : range(0, 3)))).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(flatten([fib(), [1n]])).toEqualTypeOf<Lazy<bigint>>();
    expectTypeOf(seq([1]).flatMap(() => (isLong ? fib() : []))).toEqualTypeOf<Seq<bigint>>();
  });
});

describe("the values of the inner sequences are inferred", () => {
  test("by flatMap", () => {
    expectTypeOf(flatMap([1], (n) => [n, "a"])).toEqualTypeOf<Lazy<number | string>>();
    expectTypeOf(flatMap([1], numbers)).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(flatMap([1], () => new Set(words))).toEqualTypeOf<Lazy<string>>();
    expectTypeOf(flatMap([1], (n) => range(0, n))).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(flatMap([1], () => either)).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(flatMap([1], () => [])).toEqualTypeOf<Lazy<never>>();
    expectTypeOf(flatMap([1], (n) => (isLong ? [n] : []))).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(flatMap([1], () => [1, "a"] as const)).toEqualTypeOf<Lazy<1 | "a">>();
    expectTypeOf(flatMap([1], () => words)).toEqualTypeOf<Lazy<string>>();
    expectTypeOf(flatMap([1], () => native)).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(flatMap([1], () => ages.entries())).toEqualTypeOf<Lazy<[string, number]>>();
    expectTypeOf(seq([1]).flatMap<string>(() => [])).toEqualTypeOf<Seq<string>>();
  });

  test("by flatten", () => {
    expectTypeOf(flatten([[1], new Set([2])])).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(flatten(chunks(words, 2))).toEqualTypeOf<Lazy<string>>();
    expectTypeOf(flatten([numbers()])).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(flatten([native])).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(flatten(ages.keys().map((name) => [name]))).toEqualTypeOf<Lazy<string>>();
    expectTypeOf(flatten(ages)).toEqualTypeOf<Lazy<string | number>>();
    expectTypeOf(flatten([either])).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(flatten([[1], new Set(words)])).toEqualTypeOf<Lazy<number | string>>();
    expectTypeOf(flatten([bare])).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(flatten(chunks(chunks(words, 2), 2))).toEqualTypeOf<Lazy<[string, ...string[]]>>();
    expectTypeOf(seq(words).chunks(2).flatten()).toEqualTypeOf<Seq<string>>();
    expectTypeOf(async.flatten([coming, words])).toEqualTypeOf<AsyncLazy<number | string>>();
  });

  test("by zip of any iterable of sequences", () => {
    expectTypeOf(zip(chunks(words, 2))).toEqualTypeOf<Lazy<string[]>>();
    expectTypeOf(async.zip(new Set([coming]))).toEqualTypeOf<AsyncLazy<number[]>>();
  });
});

describe("strings are refused where sequences are joined, as in the standard", () => {
  test("by the functions", () => {
    // @ts-expect-error -- the mapper answers a string
    flatMap([1], () => "ab");
    // @ts-expect-error -- the mapper may answer a string
    flatMap([1], () => (isLong ? "ab" : ["a"]));
    // @ts-expect-error -- strings in the source
    flatten(["ab"]);
    // @ts-expect-error -- a string beside an array
    concat([1], "ab");
    // @ts-expect-error -- a string beside an array
    interleave([1], "ab");
    // @ts-expect-error -- a string beside an array
    product([1], "ab");
    // @ts-expect-error -- a string beside an array
    diagonal([1], "ab");
    // @ts-expect-error -- a string beside an array
    mergeSorted(["a"], "ab");
    // @ts-expect-error -- a string beside an array
    zip([["a"], "b"]);
    // @ts-expect-error -- a string beside an array
    zip([["a"], "b"], { mode: "longest" });
    // @ts-expect-error -- strings in a set
    zip(new Set(["ab"]));
    // @ts-expect-error -- a string under a key
    zipKeyed({ a: [1], b: "ab" });
  });

  test("by the methods", () => {
    // @ts-expect-error -- the mapper answers a string
    seq([1]).flatMap(() => "ab");
    // @ts-expect-error -- strings in the source
    seq(["ab"]).flatten();
    // @ts-expect-error -- a string beside the chain
    seq([1]).concat("ab");
    // @ts-expect-error -- a string beside the chain
    seq([1]).zip(["ab"]);
    // @ts-expect-error -- a string under a key
    seq([1]).zipKeyed("a", { b: "ab" });
  });

  test("by the async functions", () => {
    // @ts-expect-error -- the mapper answers a string
    async.flatMap([1], () => "ab");
    // @ts-expect-error -- the mapper answers the promise of a string
    async.flatMap([1], async () => "ab");
    // @ts-expect-error -- strings in the source
    async.flatten(["ab"]);
    // @ts-expect-error -- a string beside an async iterable
    async.concat(coming, "ab");
    // @ts-expect-error -- a string beside an async iterable
    async.zip([coming, "ab"]);
    // @ts-expect-error -- a string under a key
    async.zipKeyed({ a: coming, b: "ab" });
  });

  test("but are sources of their own", () => {
    expectTypeOf(flatMap("ab", (letter) => [letter])).toEqualTypeOf<Lazy<string>>();
    expectTypeOf(concat(seq("ab"), [1])).toEqualTypeOf<Lazy<string | number>>();
  });
});

test("a source of unknown kind is joined", () => {
  function joined<T>(source: Iterable<T>) {
    expectTypeOf(concat(source, [1])).toEqualTypeOf<Lazy<T | number>>();
    expectTypeOf(flatMap([1], () => source)).toEqualTypeOf<Lazy<T>>();
    expectTypeOf(zip([source, words])).toEqualTypeOf<Lazy<[T, string]>>();
  }
  joined(words);
});
