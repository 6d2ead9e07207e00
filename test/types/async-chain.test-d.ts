import { type AsyncLazy, cycle, fib, isEven, primes, seq as syncSeq } from "lazuli";
import * as async from "lazuli/async";
import { type AsyncSeq, seq } from "lazuli/async";
import { describe, expectTypeOf, test } from "vitest";

declare const words: AsyncIterable<string>;
declare const numbers: readonly number[];
declare const ticks: AsyncGenerator<number, never>;
declare const isA: (word: string) => word is "a";
declare const later: <T>(value: T) => Promise<T>;

/** The chain over what a function returns: a method has the type of its function, up to this. */
declare function chained<T, R extends undefined>(sequence: AsyncLazy<T, R>): AsyncSeq<T, R>;

test("every function of lazuli/async is a method", () => {
  type Sources = "from" | "fromReadable" | "generate" | "iterate" | "recurrence" | "replay" | "unfold";
  type ForCalls = "interval" | "retry" | "retrySequence" | "runTasks" | "semaphore" | "settled";
  type NoMethod = Sources | ForCalls | "BudgetExceededError" | "operator" | "pipe" | "seq";
  expectTypeOf<Exclude<keyof typeof async, keyof AsyncSeq<unknown> | NoMethod>>().toBeNever();
});

describe("seq takes", () => {
  test("async sequences", () => {
    expectTypeOf(seq(words)).toEqualTypeOf<AsyncSeq<string>>();
    expectTypeOf(seq(ticks)).toEqualTypeOf<AsyncSeq<number, never>>();
    expectTypeOf(seq(async.map(numbers, String))).toEqualTypeOf<AsyncSeq<string>>();
    expectTypeOf(seq(seq(ticks))).toEqualTypeOf<AsyncSeq<number, never>>();
    expectTypeOf(seq({} as AsyncIterator<string>)).toEqualTypeOf<AsyncSeq<string>>();
    expectTypeOf(seq({} as AsyncIterator<string, never>)).toEqualTypeOf<AsyncSeq<string, never>>();
    expectTypeOf(seq({} as ReadableStream<Uint8Array>)).toExtend<AsyncSeq<Uint8Array>>();
  });

  test("sync sequences, whose promises it awaits", () => {
    expectTypeOf(seq(numbers)).toEqualTypeOf<AsyncSeq<number>>();
    expectTypeOf(seq("abc")).toEqualTypeOf<AsyncSeq<string>>();
    expectTypeOf(seq(fib())).toEqualTypeOf<AsyncSeq<bigint, never>>();
    expectTypeOf(seq([later(1), later(2)])).toEqualTypeOf<AsyncSeq<number>>();
  });

  test("sync chains", () => {
    expectTypeOf(seq(syncSeq(fib()).pairwise())).toEqualTypeOf<AsyncSeq<[bigint, bigint], never>>();
    expectTypeOf(seq(syncSeq(numbers).map(later))).toEqualTypeOf<AsyncSeq<number>>();
  });

  test("nothing else", () => {
    // @ts-expect-error -- a promise is awaited first
    seq(later(numbers));
    // @ts-expect-error -- a function is called first
    seq(fib);
    // @ts-expect-error -- no sequence
    seq({ a: 1 });
  });
});

describe("an operator as a method has the type of the function", () => {
  test("over a source that ends", () => {
    const s = seq(words);
    expectTypeOf(s.chunks(2)).toEqualTypeOf(chained(async.chunks(words, 2)));
    expectTypeOf(s.concat(numbers)).toEqualTypeOf(chained(async.concat(words, numbers)));
    expectTypeOf(s.combinations(2)).toEqualTypeOf(chained(async.combinations(words, 2)));
    expectTypeOf(s.dropWhile(isA)).toEqualTypeOf(chained(async.dropWhile(words, isA)));
    expectTypeOf(s.enumerate(1)).toEqualTypeOf(chained(async.enumerate(words, 1)));
    expectTypeOf(s.filter(isA)).toEqualTypeOf(chained(async.filter(words, isA)));
    expectTypeOf(s.filter(() => later(1))).toEqualTypeOf(chained(async.filter(words, () => later(1))));
    expectTypeOf(s.filterMap(() => later(1))).toEqualTypeOf(chained(async.filterMap(words, () => later(1))));
    expectTypeOf(s.flatMap(() => numbers)).toEqualTypeOf(chained(async.flatMap(words, () => numbers)));
    expectTypeOf(s.flatMap(() => later([1]))).toEqualTypeOf(chained(async.flatMap(words, () => later([1]))));
    expectTypeOf(s.map(Number)).toEqualTypeOf(chained(async.map(words, Number)));
    expectTypeOf(s.map(async (word) => word.length)).toEqualTypeOf<AsyncSeq<number>>();
    expectTypeOf(s.pairwise()).toEqualTypeOf(chained(async.pairwise(words)));
    expectTypeOf(s.permutations()).toEqualTypeOf(chained(async.permutations(words)));
    expectTypeOf(s.product(numbers)).toEqualTypeOf(chained(async.product(words, numbers)));
    expectTypeOf(s.scan((a, b) => a + b)).toEqualTypeOf(chained(async.scan(words, (a, b) => a + b)));
    expectTypeOf(s.scan(async (n) => n + 1, 0)).toEqualTypeOf<AsyncSeq<number>>();
    expectTypeOf(s.take(1)).toEqualTypeOf(chained(async.take(words, 1)));
    expectTypeOf(s.takeWhile(isA)).toEqualTypeOf(chained(async.takeWhile(words, isA)));
    expectTypeOf(s.windows(3)).toEqualTypeOf(chained(async.windows(words, 3)));
    expectTypeOf(s.windows(3, "allow-partial")).toEqualTypeOf(
      chained(async.windows(words, 3, "allow-partial")),
    );
  });

  test("over an endless source", () => {
    const s = seq(ticks);
    expectTypeOf(s.abortable(new AbortController().signal)).toEqualTypeOf<AsyncSeq<number, never>>();
    expectTypeOf(s.chunks(2)).toEqualTypeOf(chained(async.chunks(ticks, 2)));
    expectTypeOf(s.concat(words)).toEqualTypeOf(chained(async.concat(ticks, words)));
    expectTypeOf(s.filter(isEven)).toEqualTypeOf(chained(async.filter(ticks, isEven)));
    expectTypeOf(s.flatMap(() => words)).toEqualTypeOf(chained(async.flatMap(ticks, () => words)));
    expectTypeOf(s.map(String)).toEqualTypeOf(chained(async.map(ticks, String)));
    expectTypeOf(s.take(1)).toEqualTypeOf(chained(async.take(ticks, 1)));
    expectTypeOf(s.takeUntil(isEven)).toEqualTypeOf(chained(async.takeUntil(ticks, isEven)));
    expectTypeOf(s.zip([words])).toEqualTypeOf(chained(async.zip([ticks, words])));
    expectTypeOf(s.zip([ticks])).toEqualTypeOf(chained(async.zip([ticks, ticks])));
    expectTypeOf(seq(fib()).map(async (n) => String(n))).toEqualTypeOf<AsyncSeq<string, never>>();
    expectTypeOf(seq([1]).flatMap(() => fib())).toEqualTypeOf(chained(async.flatMap([1], () => fib())));
    expectTypeOf(seq([ticks]).flatten()).toEqualTypeOf<AsyncSeq<number, never>>();
  });

  test("zip, with this sequence first", () => {
    const s = seq(words);
    expectTypeOf(s.zip([numbers])).toEqualTypeOf(chained(async.zip([words, numbers])));
    expectTypeOf(s.zip([])).toEqualTypeOf(chained(async.zip([words])));
    expectTypeOf(s.zip([numbers, ticks], { mode: "strict" })).toEqualTypeOf(
      chained(async.zip([words, numbers, ticks], { mode: "strict" })),
    );
    expectTypeOf(s.zip([numbers], { mode: "longest" })).toEqualTypeOf(
      chained(async.zip([words, numbers], { mode: "longest" })),
    );
    expectTypeOf(s.zip([numbers], { mode: "longest", padding: [null, 0] })).toEqualTypeOf(
      chained(async.zip([words, numbers], { mode: "longest", padding: [null, 0] })),
    );
    expectTypeOf(s.zip([ticks], { mode: "longest", padding: [""] })).toEqualTypeOf(
      chained(async.zip([words, ticks], { mode: "longest", padding: [""] })),
    );
  });

  test("zipKeyed, with this sequence first and under the key given for it", () => {
    const s = seq(words);
    const both = async.zipKeyed({ w: words, n: numbers });
    expectTypeOf(s.zipKeyed("w", { n: numbers })).toEqualTypeOf(chained(both));
    const padded = async.zipKeyed({ w: words, n: numbers }, { mode: "longest", padding: { w: null } });
    expectTypeOf(s.zipKeyed("w", { n: numbers }, { mode: "longest", padding: { w: null } })).toEqualTypeOf(
      chained(padded),
    );
    const endless = async.zipKeyed({ a: ticks, b: fib() });
    expectTypeOf(seq(ticks).zipKeyed("a", { b: fib() })).toEqualTypeOf(chained(endless));
    // @ts-expect-error -- a string beside the chain
    s.zipKeyed("a", { b: "ab" });
  });

  test("several chains where a function returns several sequences", () => {
    expectTypeOf(seq(ticks).tee()).toEqualTypeOf<[AsyncSeq<number, never>, AsyncSeq<number, never>]>();
    expectTypeOf(seq(words).tee(3)).toEqualTypeOf<[AsyncSeq<string>, AsyncSeq<string>, AsyncSeq<string>]>();
    const [prefix, rest] = seq(ticks).splitAt(2);
    expectTypeOf(prefix).toEqualTypeOf<AsyncSeq<number>>();
    expectTypeOf(rest).toEqualTypeOf<AsyncSeq<number, never>>();
    expectTypeOf(seq(words).span(isA)[0]).toEqualTypeOf<AsyncSeq<"a">>();
    expectTypeOf(seq(words).memoize()).toEqualTypeOf(async.memoize(words));
    expectTypeOf(seq(ticks).peekable()).toEqualTypeOf(async.peekable(ticks));
    expectTypeOf(seq(words).borrow()).toEqualTypeOf(async.borrow(words));
  });
});

describe("a consumer as a method has the type of the function", () => {
  test("over a source that ends", () => {
    const s = seq(words);
    expectTypeOf(s.count()).toEqualTypeOf(async.count(words));
    expectTypeOf(s.every(isA)).toEqualTypeOf(async.every(words, isA));
    expectTypeOf(s.find(isA)).toEqualTypeOf(async.find(words, isA));
    expectTypeOf(s.find(() => later(1))).toEqualTypeOf(async.find(words, () => later(1)));
    expectTypeOf(s.first()).toEqualTypeOf(async.first(words));
    expectTypeOf(s.groupBy(async (word) => word.length)).toEqualTypeOf<Promise<Map<number, string[]>>>();
    expectTypeOf(s.last()).toEqualTypeOf(async.last(words));
    expectTypeOf(s.max()).toEqualTypeOf(async.max(words));
    expectTypeOf(s.reduce(async (n) => n + 1, 0)).toEqualTypeOf<Promise<number>>();
    expectTypeOf(s.search(isA)).toEqualTypeOf(async.search(words, isA));
    expectTypeOf(seq(numbers).sum()).toEqualTypeOf(async.sum(numbers));
    expectTypeOf(seq([later(1n)]).sum()).toEqualTypeOf<Promise<bigint>>();
    expectTypeOf(s.toArray()).toEqualTypeOf<Promise<string[]>>();
    expectTypeOf(s.enumerate().toMap()).toEqualTypeOf<Promise<Map<number, string>>>();
  });

  test("over an endless source", () => {
    const s = seq(ticks);
    expectTypeOf(s.find(isEven)).toEqualTypeOf<Promise<number>>();
    expectTypeOf(s.first()).toEqualTypeOf<Promise<number>>();
    expectTypeOf(s.nth(1)).toEqualTypeOf<Promise<number>>();
    expectTypeOf(s.some(isEven)).toEqualTypeOf<Promise<boolean>>();
    expectTypeOf(s.take(2).toArray()).toEqualTypeOf<Promise<number[]>>();
    // An abort or an error ends them.
    expectTypeOf(s.forEach(() => {})).toEqualTypeOf<Promise<void>>();
    expectTypeOf(s.drain()).toEqualTypeOf<Promise<void>>();
  });

  test("which refuses what never ends if it needs the end", () => {
    const s = seq(fib()).map(later);
    // @ts-expect-error -- an array has an end
    void s.toArray();
    // @ts-expect-error -- no last value
    void s.last();
    // @ts-expect-error -- no number of values
    void s.count();
    // @ts-expect-error -- no sum of endless values
    void s.sum();
    // @ts-expect-error -- the result of a fold is there at the end
    void s.reduce((a) => a);
    // @ts-expect-error -- no text
    void s.join();
    // @ts-expect-error -- without bounds
    void s.search(isEven);
    void s.search(isEven, { maxSteps: 1 });
    // @ts-expect-error -- no last values
    s.takeLast(2);
    // @ts-expect-error -- filter cannot end it
    void s.filter(isEven).toArray();
  });
});

test("values without an order need a comparator", () => {
  const dates = seq([new Date()]);
  // @ts-expect-error -- dates are compared by a key
  void dates.max();
  void dates.max((a, b) => +a - +b);
  // @ts-expect-error -- the same beside others
  dates.mergeSorted([new Date()]);
  dates.mergeSorted([new Date()], (a, b) => +a - +b);
  expectTypeOf(seq(primes()).mergeSorted(ticks)).toEqualTypeOf<AsyncSeq<number, never>>();
});

describe("through", () => {
  async function* everyOther<T>(source: AsyncIterable<T>): AsyncGenerator<T, void> {
    let odd = false;
    for await (const value of source) if ((odd = !odd)) yield value;
  }

  test("takes an operator of the user's own", () => {
    expectTypeOf(seq(words).through(everyOther)).toEqualTypeOf<AsyncSeq<string>>();
    expectTypeOf(seq(ticks).through(everyOther)).toEqualTypeOf<AsyncSeq<number>>();
    expectTypeOf(seq(ticks).through((source) => everyOther(source))).toEqualTypeOf<AsyncSeq<number>>();
    expectTypeOf(seq(words).through(() => [later(1)])).toEqualTypeOf<AsyncSeq<number>>();
  });

  test("carries on what the operator says of the end", () => {
    expectTypeOf(seq(words).through(() => cycle([1]))).toEqualTypeOf<AsyncSeq<number, never>>();
    expectTypeOf(seq(ticks).through(async.pairwise)).toEqualTypeOf<AsyncSeq<[number, number], never>>();
    expectTypeOf(seq(ticks).through((source) => async.take(source, 3))).toEqualTypeOf<AsyncSeq<number>>();
  });
});

describe("the chain is an async sequence", () => {
  test("for every name that TypeScript has for one", () => {
    expectTypeOf<AsyncSeq<number>>().toExtend<AsyncLazy<number>>();
    expectTypeOf<AsyncSeq<number, never>>().toExtend<AsyncLazy<number, never>>();
    expectTypeOf<AsyncSeq<number, never>>().toExtend<AsyncLazy<number>>();
    expectTypeOf<AsyncSeq<number>>().toExtend<AsyncIterable<number>>();
    expectTypeOf<AsyncSeq<number>>().toExtend<AsyncIteratorObject<number>>();
    expectTypeOf<AsyncSeq<number>>().toExtend<AsyncDisposable>();
    expectTypeOf<AsyncSeq<number>>().not.toExtend<AsyncLazy<number, never>>();
  });

  test("of more kinds of values", () => {
    expectTypeOf<AsyncSeq<number>>().toExtend<AsyncSeq<number | string>>();
    expectTypeOf<AsyncSeq<Date>>().toExtend<AsyncSeq<unknown>>();
    expectTypeOf<AsyncSeq<number, never>>().toExtend<AsyncSeq<number>>();
    expectTypeOf<AsyncSeq<number | string>>().not.toExtend<AsyncSeq<number>>();
    function widened<T extends number>(chain: AsyncSeq<[T, T]>): AsyncSeq<[number, number]> {
      return chain;
    }
    expectTypeOf(widened).toBeFunction();
  });

  test("that a helper with a type parameter reads", () => {
    function largest<T extends number>(values: AsyncIterable<T>): Promise<T | undefined> {
      return seq(values).max();
    }
    expectTypeOf(largest).toBeFunction();
    function collected<T>(values: AsyncIterable<T>): Promise<T[]> {
      return seq(values).map(later).toArray();
    }
    expectTypeOf(collected).toBeFunction();
  });
});
