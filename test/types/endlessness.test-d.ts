import {
  type AsyncLazy,
  chunks,
  concat,
  count,
  countFrom,
  cycle,
  drop,
  dropWhile,
  enumerate,
  every,
  fib,
  filter,
  find,
  first,
  flatMap,
  forEach,
  from,
  includes,
  isEven,
  iterate,
  join,
  last,
  type Lazy,
  map,
  nth,
  pairwise,
  primes,
  range,
  reduce,
  repeat,
  replay,
  scan,
  type Seq,
  seq,
  some,
  sum,
  take,
  takeUntil,
  takeWhile,
  tap,
  toArray,
  windows,
  zip,
  zipKeyed,
} from "lazuli";
import * as async from "lazuli/async";
import { describe, expectTypeOf, test } from "vitest";

declare function ticks(): AsyncLazy<number, never>;
declare const words: readonly string[];
declare const numbers: readonly number[];
const add = (a: bigint, b: bigint): bigint => a + b;

describe("sources", () => {
  test("endless by construction", () => {
    expectTypeOf(fib()).toEqualTypeOf<Lazy<bigint, never>>();
    expectTypeOf(primes()).toEqualTypeOf<Lazy<number, never>>();
    expectTypeOf(countFrom()).toEqualTypeOf<Lazy<number, never>>();
    expectTypeOf(countFrom(1n)).toEqualTypeOf<Lazy<bigint, never>>();
    expectTypeOf(iterate(1, (n) => n * 2)).toEqualTypeOf<Lazy<number, never>>();
    expectTypeOf(repeat("a")).toEqualTypeOf<Lazy<string, never>>();
    expectTypeOf(cycle(words)).toEqualTypeOf<Lazy<string, never>>();
  });

  test("that end", () => {
    expectTypeOf(range(3)).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(range(0n, 3n)).toEqualTypeOf<Lazy<bigint>>();
    expectTypeOf(repeat("a", 3)).toEqualTypeOf<Lazy<string>>();
  });

  test("that are what they read", () => {
    expectTypeOf(from(fib())).toEqualTypeOf<Lazy<bigint, never>>();
    expectTypeOf(from(words)).toEqualTypeOf<Lazy<string>>();
    expectTypeOf(replay(fib)).toEqualTypeOf<Iterable<bigint, never>>();
    expectTypeOf(replay(() => words)).toEqualTypeOf<Iterable<string, undefined>>();
  });
});

describe("operators that cannot end carry endlessness on", () => {
  test("one source", () => {
    expectTypeOf(map(fib(), String)).toEqualTypeOf<Lazy<string, never>>();
    expectTypeOf(filter(fib(), isEven)).toEqualTypeOf<Lazy<bigint, never>>();
    expectTypeOf(flatMap(fib(), (n) => [n])).toEqualTypeOf<Lazy<bigint, never>>();
    expectTypeOf(drop(fib(), 3)).toEqualTypeOf<Lazy<bigint, never>>();
    expectTypeOf(dropWhile(fib(), isEven)).toEqualTypeOf<Lazy<bigint, never>>();
    expectTypeOf(pairwise(fib())).toEqualTypeOf<Lazy<[bigint, bigint], never>>();
    expectTypeOf(windows(fib(), 2)).toEqualTypeOf<Lazy<[bigint, bigint], never>>();
    expectTypeOf(windows(fib(), 2, "allow-partial")).toEqualTypeOf<Lazy<[bigint, ...bigint[]], never>>();
    expectTypeOf(chunks(fib(), 2)).toEqualTypeOf<Lazy<[bigint, ...bigint[]], never>>();
    expectTypeOf(enumerate(fib())).toEqualTypeOf<Lazy<[number, bigint], never>>();
    expectTypeOf(scan(fib(), add)).toEqualTypeOf<Lazy<bigint, never>>();
    expectTypeOf(scan(fib(), (text, n) => text + String(n), "")).toEqualTypeOf<Lazy<string, never>>();
    expectTypeOf(tap(fib(), () => {})).toEqualTypeOf<Lazy<bigint, never>>();
  });

  test("a pipeline of them", () => {
    expectTypeOf(map(pairwise(filter(drop(fib(), 1), isEven)), ([a, b]) => a + b)).toEqualTypeOf<
      Lazy<bigint, never>
    >();
  });

  test("concat is endless if any of its sources is", () => {
    expectTypeOf(concat(words, fib())).toEqualTypeOf<Lazy<string | bigint, never>>();
    expectTypeOf(concat(fib(), words)).toEqualTypeOf<Lazy<string | bigint, never>>();
    expectTypeOf(concat(words, numbers)).toEqualTypeOf<Lazy<string | number>>();
    expectTypeOf(concat(words, new Set([1]))).toEqualTypeOf<Lazy<string | number>>();
    expectTypeOf(concat(...[words])).toEqualTypeOf<Lazy<string>>();
    expectTypeOf(concat()).toEqualTypeOf<Lazy<never>>();
  });

  test("zip is endless if all of its sources are", () => {
    expectTypeOf(zip([fib(), primes()])).toEqualTypeOf<Lazy<[bigint, number], never>>();
    expectTypeOf(zip([fib(), primes()], { mode: "strict" })).toEqualTypeOf<Lazy<[bigint, number], never>>();
    expectTypeOf(zipKeyed({ a: fib(), b: primes() })).toEqualTypeOf<Lazy<{ a: bigint; b: number }, never>>();
  });

  test("zip in the longest mode is endless if any of its sources is", () => {
    expectTypeOf(zip([fib(), words], { mode: "longest", padding: [0n, "-"] })).toEqualTypeOf<
      Lazy<[bigint, string], never>
    >();
    expectTypeOf(
      zipKeyed({ a: fib(), b: words }, { mode: "longest", padding: { a: 0n, b: "-" } }),
    ).toEqualTypeOf<Lazy<{ a: bigint; b: string }, never>>();
    expectTypeOf(zip([numbers, words], { mode: "longest", padding: [0, "-"] })).toEqualTypeOf<
      Lazy<[number, string]>
    >();
  });
});

describe("operators that can end drop endlessness", () => {
  test("take, takeWhile, takeUntil", () => {
    expectTypeOf(take(fib(), 3)).toEqualTypeOf<Lazy<bigint>>();
    expectTypeOf(takeWhile(fib(), isEven)).toEqualTypeOf<Lazy<bigint>>();
    expectTypeOf(takeUntil(fib(), isEven)).toEqualTypeOf<Lazy<bigint>>();
  });

  test("zip with a source that ends", () => {
    expectTypeOf(zip([fib(), words])).toEqualTypeOf<Lazy<[bigint, string]>>();
    expectTypeOf(zip([words, fib()], { mode: "strict" })).toEqualTypeOf<Lazy<[string, bigint]>>();
    expectTypeOf(zipKeyed({ a: fib(), b: words })).toEqualTypeOf<Lazy<{ a: bigint; b: string }>>();
  });
});

describe("a user's own endless generator joins in", () => {
  function* powers(): Generator<number, never> {
    for (let n = 1; ; n *= 2) yield n;
  }

  test("by its annotation", () => {
    expectTypeOf(map(powers(), String)).toEqualTypeOf<Lazy<string, never>>();
    expectTypeOf(find(powers(), (n) => n > 3)).toEqualTypeOf<number>();
    // @ts-expect-error -- the generator is annotated never to end
    toArray(powers());
  });

  test("or by what TypeScript infers, for a body without an end", () => {
    const inferred = (function* () {
      for (;;) yield 1;
    })();
    expectTypeOf(map(inferred, String)).toEqualTypeOf<Lazy<string, never>>();
  });

  test("as an Iterator of its own", () => {
    class Forever implements Iterable<number, never> {
      [Symbol.iterator](): Iterator<number, never> {
        return { next: () => ({ done: false, value: 1 }) };
      }
    }
    expectTypeOf(first(new Forever())).toEqualTypeOf<number>();
    // @ts-expect-error -- its iterator is annotated never to end
    count(new Forever());
  });
});

describe("what looks for a value in an endless sequence finds it, or does not return", () => {
  test("find, first, nth", () => {
    expectTypeOf(find(fib(), isEven)).toEqualTypeOf<bigint>();
    expectTypeOf(find(pairwise(primes()), ([p]) => p > 1000)).toEqualTypeOf<[number, number]>();
    expectTypeOf(first(fib())).toEqualTypeOf<bigint>();
    expectTypeOf(nth(fib(), 3)).toEqualTypeOf<bigint>();
  });

  test("undefined is among the answers over a sequence that may end", () => {
    expectTypeOf(find(take(fib(), 3), isEven)).toEqualTypeOf<bigint | undefined>();
    expectTypeOf(first(words)).toEqualTypeOf<string | undefined>();
    expectTypeOf(nth(new Set([1]), 3)).toEqualTypeOf<number | undefined>();
  });

  test("some, every and includes are allowed, since they can stop early", () => {
    expectTypeOf(some(fib(), isEven)).toEqualTypeOf<boolean>();
    expectTypeOf(every(fib(), isEven)).toEqualTypeOf<boolean>();
    expectTypeOf(includes(fib(), 8n)).toEqualTypeOf<boolean>();
  });
});

describe("consumers that need the end refuse an endless sequence", () => {
  test("functions over a source", () => {
    // @ts-expect-error -- fib() never ends, and an array has to
    toArray(fib());
    // @ts-expect-error -- an endless sequence has no last value
    last(fib());
    // @ts-expect-error -- an endless sequence cannot be counted
    count(fib());
    // @ts-expect-error -- an endless sequence has no sum
    sum(fib());
    // @ts-expect-error -- the same for numbers
    sum(primes());
    // @ts-expect-error -- a fold has its result at the end
    reduce(fib(), add);
    // @ts-expect-error -- the same with an initial state
    reduce(fib(), (total, n) => total + Number(n), 0);
    // @ts-expect-error -- it would visit for ever; for...of can break
    forEach(fib(), () => {});
    // @ts-expect-error -- an endless text
    join(fib());
  });

  test("functions over a pipeline that is still endless", () => {
    // @ts-expect-error -- filter cannot end it
    toArray(filter(fib(), isEven));
    // @ts-expect-error -- nor can zip with another endless one
    toArray(zip([fib(), primes()]));
    // @ts-expect-error -- concat is as endless as its last source
    count(concat([1], primes()));
    // @ts-expect-error -- the longest of these has no end
    count(zip([primes(), [1]], { mode: "longest" }));
    // @ts-expect-error -- replay starts afresh what never ends
    count(replay(primes));
  });

  test("functions over what bounds it", () => {
    expectTypeOf(toArray(take(fib(), 3))).toEqualTypeOf<bigint[]>();
    expectTypeOf(last(takeWhile(fib(), isEven))).toEqualTypeOf<bigint | undefined>();
    expectTypeOf(count(takeUntil(fib(), isEven))).toEqualTypeOf<number>();
    expectTypeOf(sum(take(fib(), 3))).toEqualTypeOf<bigint>();
    expectTypeOf(reduce(take(fib(), 3), add)).toEqualTypeOf<bigint>();
    expectTypeOf(forEach(zip([fib(), words]), () => {})).toEqualTypeOf<void>();
    expectTypeOf(join(take(fib(), 3))).toEqualTypeOf<string>();
  });

  test("methods of the chain", () => {
    const endless = seq(fib());
    // @ts-expect-error -- fib() never ends, and an array has to
    endless.toArray();
    // @ts-expect-error -- an endless sequence has no last value
    endless.last();
    // @ts-expect-error -- an endless sequence cannot be counted
    endless.count();
    // @ts-expect-error -- an endless sequence has no sum
    endless.sum();
    // @ts-expect-error -- a fold has its result at the end
    endless.reduce(add);
    // @ts-expect-error -- the same with an initial state
    endless.reduce((total, n) => total + Number(n), 0);
    // @ts-expect-error -- it would visit for ever; for...of can break
    endless.forEach(() => {});
    // @ts-expect-error -- an endless text
    endless.join();
    // @ts-expect-error -- filter and map cannot end it
    endless.filter(isEven).map(String).toArray();
  });

  test("methods of a chain that is bounded", () => {
    expectTypeOf(seq(fib()).take(3).toArray()).toEqualTypeOf<bigint[]>();
    expectTypeOf(seq(fib()).takeWhile(isEven).last()).toEqualTypeOf<bigint | undefined>();
    expectTypeOf(seq(fib()).takeUntil(isEven).sum()).toEqualTypeOf<bigint>();
    expectTypeOf(seq(fib()).zip([words]).count()).toEqualTypeOf<number>();
  });
});

describe("the chain", () => {
  test("carries endlessness on and drops it", () => {
    expectTypeOf(seq(fib())).toEqualTypeOf<Seq<bigint, never>>();
    expectTypeOf(seq(words)).toEqualTypeOf<Seq<string>>();
    expectTypeOf(seq(fib()).map(String)).toEqualTypeOf<Seq<string, never>>();
    expectTypeOf(seq(words).concat(fib())).toEqualTypeOf<Seq<string | bigint, never>>();
    expectTypeOf(seq(fib()).concat(words)).toEqualTypeOf<Seq<string | bigint, never>>();
    expectTypeOf(seq(fib()).zip([primes()])).toEqualTypeOf<Seq<[bigint, number], never>>();
    expectTypeOf(seq(fib()).zip([words])).toEqualTypeOf<Seq<[bigint, string]>>();
    expectTypeOf(seq(fib()).zip([words], { mode: "longest" })).toEqualTypeOf<
      Seq<[bigint | undefined, string | undefined], never>
    >();
    expectTypeOf(seq(fib()).take(3)).toEqualTypeOf<Seq<bigint>>();
  });

  test("find, first and nth have no undefined", () => {
    expectTypeOf(seq(fib()).find(isEven)).toEqualTypeOf<bigint>();
    expectTypeOf(seq(fib()).first()).toEqualTypeOf<bigint>();
    expectTypeOf(seq(fib()).nth(3)).toEqualTypeOf<bigint>();
    expectTypeOf(seq(words).nth(3)).toEqualTypeOf<string | undefined>();
  });
});

describe("async", () => {
  test("operators carry endlessness on and drop it", () => {
    expectTypeOf(async.map(ticks(), String)).toEqualTypeOf<AsyncLazy<string, never>>();
    expectTypeOf(async.map(fib(), String)).toEqualTypeOf<AsyncLazy<string, never>>();
    expectTypeOf(async.filter(ticks(), isEven)).toEqualTypeOf<AsyncLazy<number, never>>();
    expectTypeOf(async.flatMap(ticks(), (n) => [n])).toEqualTypeOf<AsyncLazy<number, never>>();
    expectTypeOf(async.drop(ticks(), 3)).toEqualTypeOf<AsyncLazy<number, never>>();
    expectTypeOf(async.dropWhile(ticks(), isEven)).toEqualTypeOf<AsyncLazy<number, never>>();
    expectTypeOf(async.pairwise(ticks())).toEqualTypeOf<AsyncLazy<[number, number], never>>();
    expectTypeOf(async.windows(ticks(), 2)).toEqualTypeOf<AsyncLazy<[number, number], never>>();
    expectTypeOf(async.chunks(ticks(), 2)).toEqualTypeOf<AsyncLazy<[number, ...number[]], never>>();
    expectTypeOf(async.enumerate(ticks())).toEqualTypeOf<AsyncLazy<[number, number], never>>();
    expectTypeOf(async.scan(ticks(), (a, b) => a + b)).toEqualTypeOf<AsyncLazy<number, never>>();
    expectTypeOf(async.tap(ticks(), () => {})).toEqualTypeOf<AsyncLazy<number, never>>();
    expectTypeOf(async.concat(words, ticks())).toEqualTypeOf<AsyncLazy<string | number, never>>();
    expectTypeOf(async.zip([ticks(), fib()])).toEqualTypeOf<AsyncLazy<[number, bigint], never>>();
    expectTypeOf(async.zip([ticks(), words])).toEqualTypeOf<AsyncLazy<[number, string]>>();
    expectTypeOf(async.zip([ticks(), words], { mode: "longest" })).toEqualTypeOf<
      AsyncLazy<[number | undefined, string | undefined], never>
    >();
    expectTypeOf(async.zipKeyed({ a: ticks(), b: fib() })).toEqualTypeOf<
      AsyncLazy<{ a: number; b: bigint }, never>
    >();
    expectTypeOf(async.take(ticks(), 3)).toEqualTypeOf<AsyncLazy<number>>();
    expectTypeOf(async.takeWhile(ticks(), isEven)).toEqualTypeOf<AsyncLazy<number>>();
    expectTypeOf(async.takeUntil(ticks(), isEven)).toEqualTypeOf<AsyncLazy<number>>();
  });

  test("find, first and nth have no undefined", () => {
    expectTypeOf(async.find(ticks(), isEven)).toEqualTypeOf<Promise<number>>();
    expectTypeOf(async.first(ticks())).toEqualTypeOf<Promise<number>>();
    expectTypeOf(async.nth(fib(), 3)).toEqualTypeOf<Promise<bigint>>();
    expectTypeOf(async.first(words)).toEqualTypeOf<Promise<string | undefined>>();
  });

  test("consumers that need the end refuse it, async or sync", () => {
    // @ts-expect-error -- ticks() never ends, and an array has to
    void async.toArray(ticks());
    // @ts-expect-error -- the same for a sync source
    void async.toArray(fib());
    // @ts-expect-error -- an endless sequence has no last value
    void async.last(ticks());
    // @ts-expect-error -- an endless sequence cannot be counted
    void async.count(ticks());
    // @ts-expect-error -- an endless sequence has no sum
    void async.sum(ticks());
    // @ts-expect-error -- a fold has its result at the end
    void async.reduce(ticks(), (a, b) => a + b);
    // @ts-expect-error -- the same with an initial state
    void async.reduce(ticks(), (text, n) => text + String(n), "");
    expectTypeOf(async.forEach(ticks(), () => {})).toEqualTypeOf<Promise<void>>();
    expectTypeOf(async.drain(ticks())).toEqualTypeOf<Promise<void>>();
    // @ts-expect-error -- an endless text
    void async.join(ticks());
    // @ts-expect-error -- map cannot end it
    void async.toArray(async.map(ticks(), String));
    expectTypeOf(async.toArray(async.take(ticks(), 3))).toEqualTypeOf<Promise<number[]>>();
  });
});
