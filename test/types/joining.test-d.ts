import {
  type AsyncLazy,
  diagonal,
  fib,
  interleave,
  type Lazy,
  primes,
  product,
  type Seq,
  seq,
  toArray,
} from "lazuli";
import * as async from "lazuli/async";
import { describe, expectTypeOf, test } from "vitest";

declare const numbers: Iterable<number>;
declare const words: readonly string[];
declare const lists: string[][];

describe("interleave", () => {
  test("gives the values of all its sources", () => {
    expectTypeOf(interleave(numbers, words)).toEqualTypeOf<Lazy<number | string>>();
    expectTypeOf(interleave()).toEqualTypeOf<Lazy<never>>();
    expectTypeOf(interleave(...lists)).toEqualTypeOf<Lazy<string>>();
    expectTypeOf(async.interleave([Promise.resolve(1)], words)).toEqualTypeOf<AsyncLazy<number | string>>();
  });

  test("is endless if any of its sources is", () => {
    expectTypeOf(interleave(words, fib())).toEqualTypeOf<Lazy<string | bigint, never>>();
    expectTypeOf(seq(fib()).interleave(words)).toEqualTypeOf<Seq<string | bigint, never>>();
    expectTypeOf(seq(words).interleave(fib())).toEqualTypeOf<Seq<string | bigint, never>>();
    expectTypeOf(async.interleave(words, fib())).toEqualTypeOf<AsyncLazy<string | bigint, never>>();
    // @ts-expect-error -- fib() goes on when the words have ended
    toArray(interleave(words, fib()));
  });
});

describe("product and diagonal", () => {
  test("keep tuples", () => {
    expectTypeOf(product(numbers, words)).toEqualTypeOf<Lazy<[number, string]>>();
    expectTypeOf(diagonal(numbers, words, new Set([true]))).toEqualTypeOf<Lazy<[number, string, boolean]>>();
    expectTypeOf(product()).toEqualTypeOf<Lazy<[]>>();
    expectTypeOf(product(...lists)).toEqualTypeOf<Lazy<string[]>>();
    expectTypeOf(seq(numbers).product(words)).toEqualTypeOf<Seq<[number, string]>>();
    expectTypeOf(seq(numbers).diagonal(words)).toEqualTypeOf<Seq<[number, string]>>();
    expectTypeOf(async.product([Promise.resolve(1)], words)).toEqualTypeOf<AsyncLazy<[number, string]>>();
    expectTypeOf(async.diagonal([Promise.resolve(1)], words)).toEqualTypeOf<AsyncLazy<[number, string]>>();
  });

  test("are endless if any of their sources is", () => {
    expectTypeOf(product(fib(), words)).toEqualTypeOf<Lazy<[bigint, string], never>>();
    expectTypeOf(product(words, fib())).toEqualTypeOf<Lazy<[string, bigint], never>>();
    expectTypeOf(diagonal(fib(), primes())).toEqualTypeOf<Lazy<[bigint, number], never>>();
    expectTypeOf(seq(fib()).diagonal(primes())).toEqualTypeOf<Seq<[bigint, number], never>>();
    expectTypeOf(seq(words).product(primes())).toEqualTypeOf<Seq<[string, number], never>>();
    expectTypeOf(async.diagonal(fib(), primes())).toEqualTypeOf<AsyncLazy<[bigint, number], never>>();
    // @ts-expect-error -- there are as many pairs as Fibonacci numbers at least
    toArray(product(fib(), words));
  });
});
