/** What cannot be empty is not `undefined`: remeda has the same for `first` and `last` (remeda 39, 171, 290). */
import {
  average,
  chunkBy,
  chunks,
  chunkWhile,
  circularWindows,
  fib,
  first,
  last,
  type Lazy,
  map,
  max,
  maxBy,
  min,
  minBy,
  minMax,
  pairwise,
  pipe,
  primes,
  seq,
  type Seq,
  toArray,
  windows,
  zip,
} from "lazuli";
import * as async from "lazuli/async";
import type { AsyncLazy } from "lazuli";
import { describe, expectTypeOf, test } from "vitest";

declare const numbers: readonly number[];
declare const words: readonly string[];
declare const size: number;
declare const some: [number, ...number[]];
declare const ends: readonly [...string[], number];
declare const perhaps: [number?];
declare const either: [number] | number[];

describe("of a tuple that is not empty", () => {
  test("an average, a first or last value, and an extreme are there", () => {
    expectTypeOf(average(some)).toEqualTypeOf<number>();
    expectTypeOf(average([1n, 2n] as const)).toEqualTypeOf<number>();
    expectTypeOf(first(some)).toEqualTypeOf<number>();
    expectTypeOf(first(ends)).toEqualTypeOf<string | number>();
    expectTypeOf(last(ends)).toEqualTypeOf<string | number>();
    expectTypeOf(min(some)).toEqualTypeOf<number>();
    expectTypeOf(max(some, (a, b) => b - a)).toEqualTypeOf<number>();
    expectTypeOf(minMax(some)).toEqualTypeOf<[min: number, max: number]>();
    expectTypeOf(minBy(ends, String)).toEqualTypeOf<string | number>();
    expectTypeOf(
      maxBy(
        some,
        (n) => ({ n }),
        (a, b) => a.n - b.n,
      ),
    ).toEqualTypeOf<number>();
    expectTypeOf(async.first(some)).toEqualTypeOf<Promise<number>>();
    expectTypeOf(async.last(ends)).toEqualTypeOf<Promise<string | number>>();
    expectTypeOf(async.average(some)).toEqualTypeOf<Promise<number>>();
    expectTypeOf(async.max(some)).toEqualTypeOf<Promise<number>>();
    expectTypeOf(async.minMax(some)).toEqualTypeOf<Promise<[min: number, max: number]>>();
    expectTypeOf(async.minBy(some, async (n) => n)).toEqualTypeOf<Promise<number>>();
  });

  test("as in a call, so in a callback", () => {
    expectTypeOf(map(windows(numbers, 3), average)).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(map(chunks(fib(), 2), average)).toEqualTypeOf<Lazy<number, never>>();
    expectTypeOf(map(pairwise(primes()), last)).toEqualTypeOf<Lazy<number, never>>();
    expectTypeOf(map(zip([numbers, words]), first)).toEqualTypeOf<Lazy<number | string>>();
    expectTypeOf(map(windows(numbers, 3), (window) => max(window))).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(toArray(chunks(numbers, 2)).map(first)).toEqualTypeOf<number[]>();
    expectTypeOf(pipe(some, max)).toEqualTypeOf<number>();
    expectTypeOf(seq(numbers).chunks(2).map(average)).toEqualTypeOf<Seq<number>>();
    expectTypeOf(async.map(async.chunks(numbers, 2), async.average)).toEqualTypeOf<AsyncLazy<number>>();
  });

  test("of what may be empty, they may be missing", () => {
    expectTypeOf(average(numbers)).toEqualTypeOf<number | undefined>();
    expectTypeOf(first(perhaps)).toEqualTypeOf<number | undefined>();
    expectTypeOf(first(either)).toEqualTypeOf<number | undefined>();
    expectTypeOf(last(words)).toEqualTypeOf<string | undefined>();
    expectTypeOf(first([])).toEqualTypeOf<undefined>();
    expectTypeOf(max([] as const)).toEqualTypeOf<undefined>();
    expectTypeOf(first("")).toEqualTypeOf<string | undefined>();
    expectTypeOf(last(new Set(some))).toEqualTypeOf<number | undefined>();
    expectTypeOf(max([1, 2])).toEqualTypeOf<number | undefined>();
    expectTypeOf(first({} as Iterable<number>)).toEqualTypeOf<number | undefined>();
    expectTypeOf(seq(some).first()).toEqualTypeOf<number | undefined>();
    expectTypeOf(seq(some).average()).toEqualTypeOf<number | undefined>();
    expectTypeOf(seq(primes()).first()).toEqualTypeOf<number>();
  });
});

test("runs of values are not empty", () => {
  expectTypeOf(chunks(numbers, 2)).toEqualTypeOf<Lazy<[number, ...number[]]>>();
  expectTypeOf(chunks(fib(), 2)).toEqualTypeOf<Lazy<[bigint, ...bigint[]], never>>();
  expectTypeOf(seq(numbers).chunks(2)).toEqualTypeOf<Seq<[number, ...number[]]>>();
  expectTypeOf(async.chunks(numbers, 2)).toEqualTypeOf<AsyncLazy<[number, ...number[]]>>();
  expectTypeOf(chunkWhile(words, (a, b) => a < b)).toEqualTypeOf<Lazy<[string, ...string[]]>>();
  expectTypeOf(chunkBy(words, (word) => word.length)).toEqualTypeOf<Lazy<[number, [string, ...string[]]]>>();
  expectTypeOf(windows(words, size)).toEqualTypeOf<Lazy<[string, ...string[]]>>();
  expectTypeOf(windows(words, 2, "allow-partial")).toEqualTypeOf<Lazy<[string, ...string[]]>>();
  expectTypeOf(circularWindows(words, size)).toEqualTypeOf<Lazy<[string, ...string[]]>>();
  const kept: Lazy<number[]> = chunks(numbers, 2);
  expectTypeOf(kept).toEqualTypeOf<Lazy<number[]>>();
});
