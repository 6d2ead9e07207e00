import {
  type AsyncLazy,
  chunkBy,
  chunkWhile,
  circularWindows,
  dedupe,
  dedupeBy,
  fib,
  type Lazy,
  runLengthDecode,
  runLengthEncode,
  type Seq,
  seq,
  unique,
  uniqueBy,
} from "lazuli";
import * as async from "lazuli/async";
import { describe, expectTypeOf, test } from "vitest";

declare const numbers: Iterable<number>;
declare const words: readonly string[];
declare const size: number;

test("runs keep the types of keys and values", () => {
  expectTypeOf(chunkBy(words, (word) => word.length)).toEqualTypeOf<Lazy<[number, [string, ...string[]]]>>();
  expectTypeOf(chunkWhile(words, (a, b) => a < b)).toEqualTypeOf<Lazy<[string, ...string[]]>>();
  expectTypeOf(runLengthEncode(words)).toEqualTypeOf<Lazy<[string, number]>>();
  expectTypeOf(runLengthDecode(runLengthEncode(words))).toEqualTypeOf<Lazy<string>>();
  expectTypeOf(runLengthDecode([["a", 1] as const])).toEqualTypeOf<Lazy<"a">>();
});

test("what thins out keeps the type of the values", () => {
  expectTypeOf(dedupe(words)).toEqualTypeOf<Lazy<string>>();
  expectTypeOf(dedupeBy(words, (word) => word[0])).toEqualTypeOf<Lazy<string>>();
  expectTypeOf(unique(numbers)).toEqualTypeOf<Lazy<number>>();
  expectTypeOf(uniqueBy(numbers, Math.floor)).toEqualTypeOf<Lazy<number>>();
});

test("circular windows of a literal size are tuples, since none is short", () => {
  expectTypeOf(circularWindows(words, 2)).toEqualTypeOf<Lazy<[string, string]>>();
  expectTypeOf(circularWindows(words, size)).toEqualTypeOf<Lazy<[string, ...string[]]>>();
});

test("all of them carry endlessness on", () => {
  expectTypeOf(chunkBy(fib(), (n) => n % 2n)).toEqualTypeOf<Lazy<[bigint, [bigint, ...bigint[]]], never>>();
  expectTypeOf(chunkWhile(fib(), (a, b) => a === b)).toEqualTypeOf<Lazy<[bigint, ...bigint[]], never>>();
  expectTypeOf(circularWindows(fib(), 2)).toEqualTypeOf<Lazy<[bigint, bigint], never>>();
  expectTypeOf(dedupe(fib())).toEqualTypeOf<Lazy<bigint, never>>();
  expectTypeOf(dedupeBy(fib(), String)).toEqualTypeOf<Lazy<bigint, never>>();
  expectTypeOf(runLengthDecode(runLengthEncode(fib()))).toEqualTypeOf<Lazy<bigint, never>>();
  expectTypeOf(unique(fib())).toEqualTypeOf<Lazy<bigint, never>>();
  expectTypeOf(uniqueBy(fib(), String)).toEqualTypeOf<Lazy<bigint, never>>();
});

describe("the chain", () => {
  test("has the types of the functions", () => {
    expectTypeOf(seq(words).chunkBy((word) => word.length)).toEqualTypeOf<
      Seq<[number, [string, ...string[]]]>
    >();
    expectTypeOf(seq(words).chunkWhile((a, b) => a < b)).toEqualTypeOf<Seq<[string, ...string[]]>>();
    expectTypeOf(seq(words).circularWindows(2)).toEqualTypeOf<Seq<[string, string]>>();
    expectTypeOf(seq(fib()).dedupe().dedupeBy(String)).toEqualTypeOf<Seq<bigint, never>>();
    expectTypeOf(seq(fib()).unique().uniqueBy(String)).toEqualTypeOf<Seq<bigint, never>>();
    expectTypeOf(seq(fib()).runLengthEncode()).toEqualTypeOf<Seq<[bigint, number], never>>();
    expectTypeOf(seq(fib()).runLengthEncode().runLengthDecode()).toEqualTypeOf<Seq<bigint, never>>();
  });

  test("decodes runs only", () => {
    // @ts-expect-error -- words are no pairs
    seq(words).runLengthDecode();
    // @ts-expect-error -- the same for the function
    runLengthDecode(words);
  });
});

test("async twins await keys and values", () => {
  expectTypeOf(async.chunkBy(words, async (word) => word.length)).toEqualTypeOf<
    AsyncLazy<[number, [string, ...string[]]]>
  >();
  expectTypeOf(async.chunkWhile([Promise.resolve(1)], async (a, b) => a < b)).toEqualTypeOf<
    AsyncLazy<[number, ...number[]]>
  >();
  expectTypeOf(async.circularWindows(words, 2)).toEqualTypeOf<AsyncLazy<[string, string]>>();
  expectTypeOf(async.runLengthDecode(async.runLengthEncode(fib()))).toEqualTypeOf<AsyncLazy<bigint, never>>();
  expectTypeOf(async.unique(async.uniqueBy(fib(), async () => 1))).toEqualTypeOf<AsyncLazy<bigint, never>>();
  expectTypeOf(async.dedupe(async.dedupeBy(fib(), async () => 1))).toEqualTypeOf<AsyncLazy<bigint, never>>();
});
