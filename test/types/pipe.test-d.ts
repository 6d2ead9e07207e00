import {
  chunks,
  cycle,
  drop,
  enumerate,
  fib,
  filter,
  find,
  first,
  type Lazy,
  map,
  pairwise,
  pipe,
  seq,
  take,
  takeWhile,
  toArray,
  windows,
  zip,
} from "lazuli";
import * as async from "lazuli/async";
import type { AsyncLazy } from "lazuli";
import { describe, expectTypeOf, test } from "vitest";

declare const words: readonly string[];
declare const coming: AsyncIterable<number>;
declare const isA: (word: string) => word is "a";
declare const inc: (n: number) => number;

describe("the type is that of the nested calls", () => {
  test("without functions it is that of the source", () => {
    expectTypeOf(pipe(words)).toEqualTypeOf<readonly string[]>();
    expectTypeOf(pipe(fib())).toEqualTypeOf<Lazy<bigint, never>>();
  });

  test("operators and consumers, called or passed as they are", () => {
    expectTypeOf(
      pipe(
        fib(),
        (s) => takeWhile(s, (n) => n < 100n),
        pairwise,
        (s) => find(s, ([a, b]) => a + b > 50n),
      ),
    ).toEqualTypeOf<[bigint, bigint] | undefined>();
    expectTypeOf(pipe(words, enumerate, toArray)).toEqualTypeOf<[number, string][]>();
    expectTypeOf(pipe(words, first)).toEqualTypeOf<string | undefined>();
    expectTypeOf(pipe(words, seq, (s) => s.take(1))).toEqualTypeOf(seq(words).take(1));
  });

  test("functions of the user's own", () => {
    function* twice<T>(source: Iterable<T>): Generator<T, void> {
      for (const value of source) yield* [value, value];
    }
    expectTypeOf(pipe(words, twice, (s) => map(s, Number), toArray)).toEqualTypeOf<number[]>();
    expectTypeOf(
      pipe(
        words,
        (s) => s.length,
        (n) => n > 1,
        String,
      ),
    ).toEqualTypeOf<string>();
  });

  test("up to ten functions", () => {
    expectTypeOf(pipe(1, inc, inc, inc, inc, inc, inc, inc, inc, inc, String)).toEqualTypeOf<string>();
    const s = pipe(
      fib(),
      (s) => map(s, Number),
      (s) => map(s, String),
      (s) => map(s, Number),
      (s) => map(s, String),
      (s) => map(s, Number),
      (s) => map(s, String),
      pairwise,
      (s) => map(s, ([a]) => a),
      (s) => filter(s, isA),
      (s) => take(s, 3),
    );
    expectTypeOf(s).toEqualTypeOf<Lazy<"a">>();
    // @ts-expect-error -- an eleventh: make two pipes of it
    pipe(1, inc, inc, inc, inc, inc, inc, inc, inc, inc, inc, inc);
  });
});

describe("endlessness survives", () => {
  test("operators carry it on, and drop it", () => {
    const pairs = pipe(fib(), (s) => drop(s, 3), pairwise);
    expectTypeOf(pairs).toEqualTypeOf<Lazy<[bigint, bigint], never>>();
    expectTypeOf(pipe(words, cycle)).toEqualTypeOf<Lazy<string, never>>();
    expectTypeOf(pipe(fib(), pairwise, (s) => take(s, 3))).toEqualTypeOf<Lazy<[bigint, bigint]>>();
  });

  test("find on an endless sequence finds", () => {
    expectTypeOf(pipe(fib(), (s) => find(s, (n) => n > 5n))).toEqualTypeOf<bigint>();
    expectTypeOf(pipe(fib(), pairwise, first)).toEqualTypeOf<[bigint, bigint]>();
  });

  test("consumers that need an end are refused", () => {
    // @ts-expect-error -- never ends: bound it with take, takeWhile or takeUntil
    pipe(fib(), (s) => toArray(s));
    // @ts-expect-error -- never ends, passed as it is
    pipe(fib(), toArray);
    // @ts-expect-error -- never ends, behind operators that carry that on
    pipe(fib(), (s) => map(s, String), pairwise, toArray);
    expectTypeOf(pipe(fib(), (s) => take(s, 3), toArray)).toEqualTypeOf<bigint[]>();
  });
});

describe("guards and tuples survive", () => {
  test("guards narrow", () => {
    expectTypeOf(pipe(words, (s) => filter(s, isA))).toEqualTypeOf<Lazy<"a">>();
    expectTypeOf(pipe(words, (s) => find(s, isA))).toEqualTypeOf<"a" | undefined>();
    expectTypeOf(pipe(words, (s) => takeWhile(s, isA), toArray)).toEqualTypeOf<"a"[]>();
  });

  test("tuples keep their length", () => {
    const triples = pipe(words, (s) => windows(s, 3));
    expectTypeOf(triples).toEqualTypeOf<Lazy<[string, string, string]>>();
    expectTypeOf(pipe(words, (s) => zip([s, fib()]), pairwise, first)).toEqualTypeOf<
      [[string, bigint], [string, bigint]] | undefined
    >();
    expectTypeOf(pipe(words, (s) => chunks(s, 2))).toEqualTypeOf(chunks(words, 2));
  });
});

describe("the async world", () => {
  test("the same, to be awaited", async () => {
    const pairs = async.pipe(coming, (s) => async.map(s, async (n) => String(n)), async.pairwise);
    expectTypeOf(pairs).toEqualTypeOf<AsyncLazy<[string, string]>>();
    const found = pipe(fib(), (s) => async.find(s, async (n) => n > 5n));
    expectTypeOf(found).toEqualTypeOf<Promise<bigint>>();
    expectTypeOf(await pipe(coming, async.toArray)).toEqualTypeOf<number[]>();
    // @ts-expect-error -- never ends: bound it with take, takeWhile or takeUntil
    void pipe(fib(), async.toArray);
  });

  test("both worlds in one pipe, the sync one first", () => {
    const mixed = pipe(
      words,
      (s) => filter(s, isA),
      (s) => async.map(s, async (word) => [word, 1] as const),
    );
    expectTypeOf(mixed).toEqualTypeOf<AsyncLazy<readonly ["a", 1]>>();
    // @ts-expect-error -- a sync function does not read an async sequence
    pipe(coming, (s) => map(s, String));
  });
});

test("what does not fit is refused", () => {
  // @ts-expect-error -- the second function takes numbers
  pipe(words, (s) => map(s, String), inc);
  // @ts-expect-error -- not a function
  pipe(words, 5);
  // @ts-expect-error -- called, and not passed
  pipe(words, take(words, 1));
});
