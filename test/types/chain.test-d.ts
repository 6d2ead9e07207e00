import * as lazuli from "lazuli";
import { fib, isEven, type Lazy, type Seq, seq } from "lazuli";
import type * as async from "lazuli/async";
import { describe, expectTypeOf, test } from "vitest";

declare const words: readonly string[];
declare const numbers: Iterable<number>;
declare const isA: (word: string) => word is "a";

/** The chain over what a function answers: a method has the type of its function, up to this. */
declare function chained<T, R extends undefined>(sequence: Lazy<T, R>): Seq<T, R>;

test("every function that has an async twin is a method", () => {
  type Sources = "from" | "generate" | "iterate" | "recurrence" | "replay" | "unfold";
  type NoMethod = Sources | "BudgetExceededError" | "operator" | "pipe" | "runTasks" | "seq";
  type Twins = keyof typeof async & keyof typeof lazuli;
  expectTypeOf<Exclude<Twins, keyof Seq<unknown> | NoMethod>>().toBeNever();
});

describe("an operator as a method has the type of the function", () => {
  test("over a source that ends", () => {
    const s = seq(words);
    expectTypeOf(s.chunks(2)).toEqualTypeOf(chained(lazuli.chunks(words, 2)));
    expectTypeOf(s.concat(numbers)).toEqualTypeOf(chained(lazuli.concat(words, numbers)));
    expectTypeOf(s.drop(1)).toEqualTypeOf(chained(lazuli.drop(words, 1)));
    expectTypeOf(s.dropWhile(isA)).toEqualTypeOf(chained(lazuli.dropWhile(words, isA)));
    expectTypeOf(s.enumerate()).toEqualTypeOf(chained(lazuli.enumerate(words)));
    expectTypeOf(s.enumerate(1)).toEqualTypeOf(chained(lazuli.enumerate(words, 1)));
    expectTypeOf(s.filter(isA)).toEqualTypeOf(chained(lazuli.filter(words, isA)));
    expectTypeOf(s.filter(() => 1)).toEqualTypeOf(chained(lazuli.filter(words, () => 1)));
    expectTypeOf(s.flatMap(() => numbers)).toEqualTypeOf(chained(lazuli.flatMap(words, () => numbers)));
    expectTypeOf(s.flatMap(() => [1, "a"])).toEqualTypeOf(chained(lazuli.flatMap(words, () => [1, "a"])));
    expectTypeOf(s.map(Number)).toEqualTypeOf(chained(lazuli.map(words, Number)));
    expectTypeOf(s.map(() => [1, "a"] as const)).toEqualTypeOf(
      chained(lazuli.map(words, () => [1, "a"] as const)),
    );
    expectTypeOf(s.pairwise()).toEqualTypeOf(chained(lazuli.pairwise(words)));
    expectTypeOf(s.scan((a, b) => a + b)).toEqualTypeOf(chained(lazuli.scan(words, (a, b) => a + b)));
    expectTypeOf(s.scan((n) => n + 1, 0)).toEqualTypeOf(chained(lazuli.scan(words, (n) => n + 1, 0)));
    expectTypeOf(s.take(1)).toEqualTypeOf(chained(lazuli.take(words, 1)));
    expectTypeOf(s.takeUntil(isA)).toEqualTypeOf(chained(lazuli.takeUntil(words, isA)));
    expectTypeOf(s.takeWhile(isA)).toEqualTypeOf(chained(lazuli.takeWhile(words, isA)));
    expectTypeOf(s.takeWhile(() => 1)).toEqualTypeOf(chained(lazuli.takeWhile(words, () => 1)));
    expectTypeOf(s.tap(() => {})).toEqualTypeOf(chained(lazuli.tap(words, () => {})));
    expectTypeOf(s.windows(3)).toEqualTypeOf(chained(lazuli.windows(words, 3)));
    expectTypeOf(s.windows(3, "allow-partial")).toEqualTypeOf(
      chained(lazuli.windows(words, 3, "allow-partial")),
    );
  });

  test("zip, with this sequence first", () => {
    const s = seq(words);
    expectTypeOf(s.zip([numbers])).toEqualTypeOf(chained(lazuli.zip([words, numbers])));
    expectTypeOf(s.zip([])).toEqualTypeOf(chained(lazuli.zip([words])));
    expectTypeOf(s.zip([numbers, fib()], { mode: "strict" })).toEqualTypeOf(
      chained(lazuli.zip([words, numbers, fib()], { mode: "strict" })),
    );
    expectTypeOf(s.zip([numbers], { mode: "longest" })).toEqualTypeOf(
      chained(lazuli.zip([words, numbers], { mode: "longest" })),
    );
    expectTypeOf(s.zip([numbers], { mode: "longest", padding: ["", 0] })).toEqualTypeOf(
      chained(lazuli.zip([words, numbers], { mode: "longest", padding: ["", 0] })),
    );
    expectTypeOf(s.zip([fib()], { mode: "longest", padding: [""] })).toEqualTypeOf(
      chained(lazuli.zip([words, fib()], { mode: "longest", padding: [""] })),
    );
  });

  test("zipKeyed, with this sequence first and under the key given for it", () => {
    const s = seq(words);
    const both = lazuli.zipKeyed({ w: words, n: numbers });
    expectTypeOf(s.zipKeyed("w", { n: numbers })).toEqualTypeOf(chained(both));
    const padded = lazuli.zipKeyed({ w: words, n: numbers }, { mode: "longest", padding: { w: "" } });
    expectTypeOf(s.zipKeyed("w", { n: numbers }, { mode: "longest", padding: { w: "" } })).toEqualTypeOf(
      chained(padded),
    );
    expectTypeOf(s.zipKeyed("w", {})).toEqualTypeOf(chained(lazuli.zipKeyed({ w: words })));
    const endless = lazuli.zipKeyed({ a: fib(), b: fib() });
    expectTypeOf(seq(fib()).zipKeyed("a", { b: fib() })).toEqualTypeOf(chained(endless));
    const ending = lazuli.zipKeyed({ a: fib(), b: words });
    expectTypeOf(seq(fib()).zipKeyed("a", { b: words })).toEqualTypeOf(chained(ending));
  });

  test("over an endless source", () => {
    const s = seq(fib());
    expectTypeOf(s.chunks(2)).toEqualTypeOf(chained(lazuli.chunks(fib(), 2)));
    expectTypeOf(s.concat(numbers)).toEqualTypeOf(chained(lazuli.concat(fib(), numbers)));
    expectTypeOf(s.drop(1)).toEqualTypeOf(chained(lazuli.drop(fib(), 1)));
    expectTypeOf(s.dropWhile(isEven)).toEqualTypeOf(chained(lazuli.dropWhile(fib(), isEven)));
    expectTypeOf(s.enumerate()).toEqualTypeOf(chained(lazuli.enumerate(fib())));
    expectTypeOf(s.filter(isEven)).toEqualTypeOf(chained(lazuli.filter(fib(), isEven)));
    expectTypeOf(s.flatMap(() => words)).toEqualTypeOf(chained(lazuli.flatMap(fib(), () => words)));
    expectTypeOf(s.map(String)).toEqualTypeOf(chained(lazuli.map(fib(), String)));
    expectTypeOf(s.pairwise()).toEqualTypeOf(chained(lazuli.pairwise(fib())));
    expectTypeOf(s.scan((a, b) => a + b)).toEqualTypeOf(chained(lazuli.scan(fib(), (a, b) => a + b)));
    expectTypeOf(s.scan((n) => n + 1, 0)).toEqualTypeOf(chained(lazuli.scan(fib(), (n) => n + 1, 0)));
    expectTypeOf(s.take(1)).toEqualTypeOf(chained(lazuli.take(fib(), 1)));
    expectTypeOf(s.takeUntil(isEven)).toEqualTypeOf(chained(lazuli.takeUntil(fib(), isEven)));
    expectTypeOf(s.takeWhile(isEven)).toEqualTypeOf(chained(lazuli.takeWhile(fib(), isEven)));
    expectTypeOf(s.tap(() => {})).toEqualTypeOf(chained(lazuli.tap(fib(), () => {})));
    expectTypeOf(s.windows(3)).toEqualTypeOf(chained(lazuli.windows(fib(), 3)));
    expectTypeOf(s.zip([words])).toEqualTypeOf(chained(lazuli.zip([fib(), words])));
    expectTypeOf(s.zip([fib()])).toEqualTypeOf(chained(lazuli.zip([fib(), fib()])));
  });
});

describe("a consumer as a method has the type of the function", () => {
  test("over a source that ends", () => {
    const s = seq(words);
    expectTypeOf(s.count()).toEqualTypeOf(lazuli.count(words));
    expectTypeOf(s.every(isA)).toEqualTypeOf(lazuli.every(words, isA));
    expectTypeOf(s.find(isA)).toEqualTypeOf(lazuli.find(words, isA));
    expectTypeOf(s.find(() => 1)).toEqualTypeOf(lazuli.find(words, () => 1));
    expectTypeOf(s.first()).toEqualTypeOf(lazuli.first(words));
    expectTypeOf(s.forEach(() => {})).toEqualTypeOf(lazuli.forEach(words, () => {}));
    expectTypeOf(s.includes("a", 1)).toEqualTypeOf(lazuli.includes(words, "a", 1));
    expectTypeOf(s.join("")).toEqualTypeOf(lazuli.join(words, ""));
    expectTypeOf(s.last()).toEqualTypeOf(lazuli.last(words));
    expectTypeOf(s.nth(1)).toEqualTypeOf(lazuli.nth(words, 1));
    expectTypeOf(s.reduce((a, b) => a + b)).toEqualTypeOf(lazuli.reduce(words, (a, b) => a + b));
    expectTypeOf(s.reduce((n) => n + 1, 0)).toEqualTypeOf(lazuli.reduce(words, (n) => n + 1, 0));
    expectTypeOf(s.some(isA)).toEqualTypeOf(lazuli.some(words, isA));
    expectTypeOf(seq(numbers).sum()).toEqualTypeOf(lazuli.sum(numbers));
    expectTypeOf(s.toArray()).toEqualTypeOf(lazuli.toArray(words));
  });

  test("over an endless source", () => {
    const s = seq(fib());
    expectTypeOf(s.every(isEven)).toEqualTypeOf(lazuli.every(fib(), isEven));
    expectTypeOf(s.find(isEven)).toEqualTypeOf(lazuli.find(fib(), isEven));
    expectTypeOf(s.first()).toEqualTypeOf(lazuli.first(fib()));
    expectTypeOf(s.includes(1n)).toEqualTypeOf(lazuli.includes(fib(), 1n));
    expectTypeOf(s.nth(1)).toEqualTypeOf(lazuli.nth(fib(), 1));
    expectTypeOf(s.some(isEven)).toEqualTypeOf(lazuli.some(fib(), isEven));
  });

  test("includes asks for a value of the sequence", () => {
    // @ts-expect-error -- there are no numbers among the words
    seq(words).includes(1);
    // @ts-expect-error -- the same for the function
    lazuli.includes(words, 1);
  });
});

describe("through", () => {
  function* everyOther<T>(source: Iterable<T>): Generator<T, void> {
    let odd = false;
    for (const value of source) if ((odd = !odd)) yield value;
  }

  test("takes an operator of the user's own", () => {
    expectTypeOf(seq(words).through(everyOther)).toEqualTypeOf<Seq<string>>();
    expectTypeOf(seq(words).through((source) => everyOther(source))).toEqualTypeOf<Seq<string>>();
    expectTypeOf(seq(words).through((source) => new Set(source))).toEqualTypeOf<Seq<string>>();
  });

  test("carries on what the operator says of the end", () => {
    expectTypeOf(seq(words).through(lazuli.cycle)).toEqualTypeOf<Seq<string, never>>();
    expectTypeOf(seq(fib()).through((source) => lazuli.map(source, String))).toEqualTypeOf<
      Seq<string, never>
    >();
    expectTypeOf(seq(fib()).through(lazuli.pairwise)).toEqualTypeOf<Seq<[bigint, bigint], never>>();
    expectTypeOf(seq(fib()).through((source) => lazuli.take(source, 3))).toEqualTypeOf<Seq<bigint>>();
  });
});
