import {
  type AsyncLazy,
  combinations,
  combinationsWithRepetition,
  distinctPermutations,
  fib,
  type Lazy,
  permutations,
  powerset,
  type Seq,
  seq,
} from "lazuli";
import * as async from "lazuli/async";
import { describe, expectTypeOf, test } from "vitest";

declare const words: readonly string[];
declare const size: number;

describe("choices", () => {
  test("of a literal size are tuples", () => {
    expectTypeOf(combinations(words, 2)).toEqualTypeOf<Lazy<[string, string]>>();
    expectTypeOf(combinationsWithRepetition(words, 1)).toEqualTypeOf<Lazy<[string]>>();
    expectTypeOf(permutations(words, 2)).toEqualTypeOf<Lazy<[string, string]>>();
    expectTypeOf(combinations(words, 0)).toEqualTypeOf<Lazy<[]>>();
    expectTypeOf(seq(words).combinations(2)).toEqualTypeOf<Seq<[string, string]>>();
    expectTypeOf(seq(words).combinationsWithRepetition(2)).toEqualTypeOf<Seq<[string, string]>>();
    expectTypeOf(seq(words).permutations(2)).toEqualTypeOf<Seq<[string, string]>>();
    expectTypeOf(async.combinations([Promise.resolve(1)], 2)).toEqualTypeOf<AsyncLazy<[number, number]>>();
    expectTypeOf(async.permutations(words, 1)).toEqualTypeOf<AsyncLazy<[string]>>();
  });

  test("of other sizes are arrays", () => {
    expectTypeOf(combinations(words, size)).toEqualTypeOf<Lazy<string[]>>();
    expectTypeOf(permutations(words)).toEqualTypeOf<Lazy<string[]>>();
    expectTypeOf(permutations(words, undefined)).toEqualTypeOf<Lazy<string[]>>();
    expectTypeOf(distinctPermutations(words)).toEqualTypeOf<Lazy<string[]>>();
    expectTypeOf(powerset(words)).toEqualTypeOf<Lazy<string[]>>();
    expectTypeOf(seq(words).permutations()).toEqualTypeOf<Seq<string[]>>();
    expectTypeOf(seq(words).distinctPermutations()).toEqualTypeOf<Seq<string[]>>();
    expectTypeOf(seq(words).powerset()).toEqualTypeOf<Seq<string[]>>();
    expectTypeOf(async.powerset(words)).toEqualTypeOf<AsyncLazy<string[]>>();
  });
});

describe("choices out of an endless sequence", () => {
  test("are endless", () => {
    expectTypeOf(combinations(fib(), 2)).toEqualTypeOf<Lazy<[bigint, bigint], never>>();
    expectTypeOf(combinationsWithRepetition(fib(), 1)).toEqualTypeOf<Lazy<[bigint], never>>();
    expectTypeOf(permutations(fib(), 1)).toEqualTypeOf<Lazy<[bigint], never>>();
    expectTypeOf(powerset(fib())).toEqualTypeOf<Lazy<bigint[], never>>();
    expectTypeOf(seq(fib()).powerset()).toEqualTypeOf<Seq<bigint[], never>>();
    expectTypeOf(async.combinations(fib(), 1)).toEqualTypeOf<AsyncLazy<[bigint], never>>();
  });

  test("end where none may be chosen", () => {
    expectTypeOf(combinations(fib(), 0)).toEqualTypeOf<Lazy<[]>>();
    expectTypeOf(permutations(fib(), size)).toEqualTypeOf<Lazy<bigint[]>>();
  });

  test("of all its values are refused", () => {
    // @ts-expect-error -- there is no order of all values of what never ends
    permutations(fib());
    // @ts-expect-error -- the same without telling equal ones apart
    distinctPermutations(fib());
    // @ts-expect-error -- the same on the chain
    seq(fib()).permutations();
    // @ts-expect-error -- the same on the chain
    seq(fib()).distinctPermutations();
    // @ts-expect-error -- the same for the async twin
    async.permutations(fib());
  });
});
