import {
  type AsyncLazy,
  chunks,
  countFrom,
  enumerate,
  fib,
  type Lazy,
  pairwise,
  type Undersized,
  windows,
  zip,
  zipKeyed,
} from "lazuli";
import * as async from "lazuli/async";
import { describe, expectTypeOf, test } from "vitest";

declare const numbers: Iterable<number>;
declare const words: readonly string[];
declare const flags: Set<boolean>;
declare const size: number;

describe("neighbours", () => {
  test("pairwise gives pairs", () => {
    expectTypeOf(pairwise(numbers)).toEqualTypeOf<Lazy<[number, number]>>();
    expectTypeOf(async.pairwise(words)).toEqualTypeOf<AsyncLazy<[string, string]>>();
  });

  test("windows of a literal size are tuples", () => {
    expectTypeOf(windows(words, 1)).toEqualTypeOf<Lazy<[string]>>();
    expectTypeOf(windows(words, 3)).toEqualTypeOf<Lazy<[string, string, string]>>();
    expectTypeOf(windows(words, 3, "only-full")).toEqualTypeOf<Lazy<[string, string, string]>>();
    expectTypeOf(windows(words, 3, undefined)).toEqualTypeOf<Lazy<[string, string, string]>>();
    expectTypeOf(async.windows(numbers, 2)).toEqualTypeOf<AsyncLazy<[number, number]>>();
  });

  test("windows of another size are arrays", () => {
    expectTypeOf(windows(words, size)).toEqualTypeOf<Lazy<[string, ...string[]]>>();
    expectTypeOf(async.windows(words, size)).toEqualTypeOf<AsyncLazy<[string, ...string[]]>>();
  });

  test("windows of a size past 32 are arrays, so that the compiler does not count for ever", () => {
    expectTypeOf(windows(words, 1_000_000)).toEqualTypeOf<Lazy<string[]>>();
    expectTypeOf(windows(words, 33)).toEqualTypeOf<Lazy<string[]>>();
  });

  test("windows of either of two sizes are tuples of either length", () => {
    expectTypeOf(windows(numbers, 1 as 1 | 2)).toEqualTypeOf<Lazy<[number] | [number, number]>>();
  });

  test("windows that may be short are arrays", () => {
    expectTypeOf(windows(words, 3, "allow-partial")).toEqualTypeOf<Lazy<[string, ...string[]]>>();
    expectTypeOf(windows(words, 3, "only-full" as Undersized)).toEqualTypeOf<Lazy<[string, ...string[]]>>();
    expectTypeOf(async.windows(words, 3, "allow-partial")).toEqualTypeOf<AsyncLazy<[string, ...string[]]>>();
  });

  test("chunks are arrays, since the last may be short", () => {
    expectTypeOf(chunks(words, 2)).toEqualTypeOf<Lazy<[string, ...string[]]>>();
    expectTypeOf(async.chunks(words, 2)).toEqualTypeOf<AsyncLazy<[string, ...string[]]>>();
  });

  test("enumerate gives an index and the value", () => {
    expectTypeOf(enumerate(words)).toEqualTypeOf<Lazy<[number, string]>>();
    expectTypeOf(async.enumerate(words, 1)).toEqualTypeOf<AsyncLazy<[number, string]>>();
  });
});

describe("zip keeps tuples", () => {
  test("in the shortest and the strict mode", () => {
    expectTypeOf(zip([numbers, words])).toEqualTypeOf<Lazy<[number, string]>>();
    expectTypeOf(zip([numbers, words, flags])).toEqualTypeOf<Lazy<[number, string, boolean]>>();
    expectTypeOf(zip([numbers, words], { mode: "shortest" })).toEqualTypeOf<Lazy<[number, string]>>();
    expectTypeOf(zip([numbers, words], { mode: "strict" })).toEqualTypeOf<Lazy<[number, string]>>();
    expectTypeOf(zip([words])).toEqualTypeOf<Lazy<[string]>>();
  });

  test("from a tuple that is read-only", () => {
    const sources = [numbers, words] as const;
    expectTypeOf(zip(sources)).toEqualTypeOf<Lazy<[number, string]>>();
  });

  test("in the longest mode without padding, where any may have ended", () => {
    expectTypeOf(zip([numbers, words], { mode: "longest" })).toEqualTypeOf<
      Lazy<[number | undefined, string | undefined]>
    >();
  });

  test("in the longest mode with a padding for each", () => {
    expectTypeOf(zip([numbers, words], { mode: "longest", padding: [0, "-"] })).toEqualTypeOf<
      Lazy<[number, string]>
    >();
    expectTypeOf(zip([numbers, words], { mode: "longest", padding: [null, false] })).toEqualTypeOf<
      Lazy<[number | null, string | boolean]>
    >();
  });

  test("in the longest mode with a padding that is too short", () => {
    expectTypeOf(zip([numbers, words], { mode: "longest", padding: [0] })).toEqualTypeOf<
      Lazy<[number, string | undefined]>
    >();
  });

  test("in the longest mode with a padding of unknown length", () => {
    expectTypeOf(zip([numbers, words], { mode: "longest", padding: new Set([0]) })).toEqualTypeOf<
      Lazy<[number | undefined, string | number | undefined]>
    >();
    expectTypeOf(zip([numbers, words], { mode: "longest", padding: [] as null[] })).toEqualTypeOf<
      Lazy<[number | null | undefined, string | null | undefined]>
    >();
  });

  test("of sources whose number is not known", () => {
    expectTypeOf(zip([] as Iterable<number>[])).toEqualTypeOf<Lazy<number[]>>();
    expectTypeOf(zip(new Set<Iterable<number>>())).toEqualTypeOf<Lazy<number[]>>();
  });

  test("of nothing", () => {
    expectTypeOf(zip([])).toEqualTypeOf<Lazy<[]>>();
  });

  test("over async sources, awaited", () => {
    const promises = [Promise.resolve(1)];
    expectTypeOf(async.zip([promises, words])).toEqualTypeOf<AsyncLazy<[number, string]>>();
    expectTypeOf(async.zip([{} as AsyncIterable<Date>, words], { mode: "strict" })).toEqualTypeOf<
      AsyncLazy<[Date, string]>
    >();
    expectTypeOf(async.zip([promises, words], { mode: "longest" })).toEqualTypeOf<
      AsyncLazy<[number | undefined, string | undefined]>
    >();
    expectTypeOf(async.zip([promises, words], { mode: "longest", padding: [0, ""] })).toEqualTypeOf<
      AsyncLazy<[number, string]>
    >();
  });
});

describe("zipKeyed keeps records", () => {
  test("in the shortest and the strict mode", () => {
    expectTypeOf(zipKeyed({ n: numbers, w: words })).toEqualTypeOf<Lazy<{ n: number; w: string }>>();
    expectTypeOf(zipKeyed({ n: numbers, w: words }, { mode: "strict" })).toEqualTypeOf<
      Lazy<{ n: number; w: string }>
    >();
  });

  test("from a record that is read-only", () => {
    const sources = { n: numbers } as const;
    expectTypeOf(zipKeyed(sources)).toEqualTypeOf<Lazy<{ n: number }>>();
  });

  test("in the longest mode without padding", () => {
    expectTypeOf(zipKeyed({ n: numbers, w: words }, { mode: "longest" })).toEqualTypeOf<
      Lazy<{ n: number | undefined; w: string | undefined }>
    >();
  });

  test("in the longest mode with padding for some", () => {
    expectTypeOf(zipKeyed({ n: numbers, w: words }, { mode: "longest", padding: { n: 0 } })).toEqualTypeOf<
      Lazy<{ n: number; w: string | undefined }>
    >();
  });

  test("over an interface, which has no index signature", () => {
    interface Columns {
      name: string[];
      born: Set<number>;
    }
    expectTypeOf(zipKeyed({} as Columns)).toEqualTypeOf<Lazy<{ name: string; born: number }>>();
  });

  test("over async sources, awaited", () => {
    expectTypeOf(async.zipKeyed({ n: [Promise.resolve(1)], w: words })).toEqualTypeOf<
      AsyncLazy<{ n: number; w: string }>
    >();
  });
});

test("tuples of endless sources are of their values", () => {
  expectTypeOf(pairwise(fib())).toEqualTypeOf<Lazy<[bigint, bigint], never>>();
  expectTypeOf(windows(fib(), 2)).toEqualTypeOf<Lazy<[bigint, bigint], never>>();
  expectTypeOf(zip([fib(), countFrom(1)])).toEqualTypeOf<Lazy<[bigint, number], never>>();
});
