import { describe, expectTypeOf, test } from "vitest";
import {
  type AsyncLazy,
  countFrom,
  dropLast,
  filterMap,
  flatten,
  intersperse,
  type Lazy,
  mapAccum,
  type Seq,
  seq,
  slice,
  span,
  splitAt,
  stepBy,
  take,
  takeLast,
  withPosition,
} from "lazuli";
import * as async from "lazuli/async";

const endless = (): Lazy<number, never> => countFrom();
declare const numbers: number[];
declare const ticks: AsyncGenerator<number, never, unknown>;

describe("filterMap", () => {
  test("has the values that are left", () => {
    const sizes = new Map<string, number>();
    expectTypeOf(filterMap(["a"], (name) => sizes.get(name))).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(filterMap(["a"], () => null)).toEqualTypeOf<Lazy<null>>();
    const inverse = (n: number): number | undefined => (n === 0 ? undefined : 1 / n);
    expectTypeOf(filterMap(endless(), inverse)).toEqualTypeOf<Lazy<number, never>>();
    expectTypeOf(async.filterMap(ticks, async (n) => inverse(n))).toEqualTypeOf<AsyncLazy<number, never>>();
    expectTypeOf(seq(numbers).filterMap(inverse)).toEqualTypeOf<Seq<number>>();
  });
});

describe("flatten", () => {
  test("goes one level down", () => {
    expectTypeOf(flatten([[1], [2]])).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(flatten([[[1]], [[2]]])).toEqualTypeOf<Lazy<number[]>>();
    expectTypeOf(flatten([new Set(["a"]), new Set(["b"])])).toEqualTypeOf<Lazy<string>>();
    expectTypeOf(async.flatten([[1], [2]])).toEqualTypeOf<AsyncLazy<number>>();
    expectTypeOf(seq([[1], [2]]).flatten()).toEqualTypeOf<Seq<number>>();
  });

  test("is endless over an endless source", () => {
    expectTypeOf(flatten(seq(endless()).map((n) => [n]))).toEqualTypeOf<Lazy<number, never>>();
    expectTypeOf(
      seq(endless())
        .map((n) => [n])
        .flatten(),
    ).toEqualTypeOf<Seq<number, never>>();
  });

  test("takes sequences of sequences only", () => {
    // @ts-expect-error A number is not iterable.
    flatten([1, 2]);
    // @ts-expect-error A number is not iterable.
    seq([1, 2]).flatten();
  });
});

test("intersperse gives both types", () => {
  expectTypeOf(intersperse(numbers, "-")).toEqualTypeOf<Lazy<number | string>>();
  expectTypeOf(intersperse(endless(), null)).toEqualTypeOf<Lazy<number | null, never>>();
  expectTypeOf(async.intersperse(ticks, "-")).toEqualTypeOf<AsyncLazy<number | string, never>>();
  expectTypeOf(seq(numbers).intersperse("-")).toEqualTypeOf<Seq<number | string>>();
});

describe("mapAccum", () => {
  test("tells the results from the states", () => {
    const gaps = mapAccum(endless(), (before: string, n) => [[before, n], `${n}`], "");
    expectTypeOf(gaps).toEqualTypeOf<Lazy<(string | number)[], never>>();
    expectTypeOf(mapAccum(numbers, (sum, n) => [n > sum, sum + n], 0)).toEqualTypeOf<Lazy<boolean>>();
    expectTypeOf(seq(numbers).mapAccum((sum, n) => [n > sum, sum + n], 0)).toEqualTypeOf<Seq<boolean>>();
    const later = async.mapAccum(numbers, async (sum, n) => [n > sum, sum + n], 0);
    expectTypeOf(later).toEqualTypeOf<AsyncLazy<boolean>>();
  });

  test("hands on states of one type", () => {
    // @ts-expect-error The next state is not a number.
    mapAccum(numbers, (sum, n) => [n, `${sum}`], 0);
  });
});

test("withPosition has no last value over an endless source", () => {
  expectTypeOf(withPosition(numbers)).toEqualTypeOf<Lazy<["first" | "middle" | "last" | "only", number]>>();
  expectTypeOf(withPosition(endless())).toEqualTypeOf<Lazy<["first" | "middle", number], never>>();
  expectTypeOf(async.withPosition(ticks)).toEqualTypeOf<AsyncLazy<["first" | "middle", number], never>>();
  expectTypeOf(seq(endless()).withPosition()).toEqualTypeOf<Seq<["first" | "middle", number], never>>();
});

test("stepBy and dropLast are endless over an endless source", () => {
  expectTypeOf(stepBy(endless(), 2)).toEqualTypeOf<Lazy<number, never>>();
  expectTypeOf(dropLast(endless(), 2)).toEqualTypeOf<Lazy<number, never>>();
  expectTypeOf(async.stepBy(ticks, 2)).toEqualTypeOf<AsyncLazy<number, never>>();
  expectTypeOf(seq(numbers).stepBy(2).dropLast(1)).toEqualTypeOf<Seq<number>>();
});

test("slice ends if it has an end", () => {
  expectTypeOf(slice(endless(), 2)).toEqualTypeOf<Lazy<number, never>>();
  expectTypeOf(slice(endless(), 2, undefined, 3)).toEqualTypeOf<Lazy<number, never>>();
  expectTypeOf(slice(endless(), 2, 5)).toEqualTypeOf<Lazy<number>>();
  expectTypeOf(async.slice(ticks, 2, 5)).toEqualTypeOf<AsyncLazy<number>>();
  expectTypeOf(seq(endless()).slice(2)).toEqualTypeOf<Seq<number, never>>();
  expectTypeOf(seq(endless()).slice(2, 5)).toEqualTypeOf<Seq<number>>();
});

test("takeLast needs an end", () => {
  expectTypeOf(takeLast(take(endless(), 5), 2)).toEqualTypeOf<Lazy<number>>();
  expectTypeOf(seq(numbers).takeLast(2)).toEqualTypeOf<Seq<number>>();
  expectTypeOf(async.takeLast(numbers, 2)).toEqualTypeOf<AsyncLazy<number>>();
  // @ts-expect-error It never ends.
  takeLast(endless(), 2);
  // @ts-expect-error It never ends.
  seq(endless()).takeLast(2);
  // @ts-expect-error It never ends.
  async.takeLast(ticks, 2);
});

describe("splitAt and span", () => {
  const isText = (value: unknown): value is string => typeof value === "string";

  test("make a prefix that ends, and a rest that ends if the source does", () => {
    expectTypeOf(splitAt(numbers, 2)).toEqualTypeOf<[prefix: Lazy<number>, rest: Lazy<number>]>();
    expectTypeOf(splitAt(endless(), 2)).toEqualTypeOf<[prefix: Lazy<number>, rest: Lazy<number, never>]>();
    expectTypeOf(async.splitAt(ticks, 2)).toEqualTypeOf<
      [prefix: AsyncLazy<number>, rest: AsyncLazy<number, never>]
    >();
    expectTypeOf(seq(endless()).splitAt(2)).toEqualTypeOf<[prefix: Seq<number>, rest: Seq<number, never>]>();
    expectTypeOf(span(endless(), (n) => n < 2)).toEqualTypeOf<
      [prefix: Lazy<number>, rest: Lazy<number, never>]
    >();
    expectTypeOf(async.span(ticks, async (n) => n < 2)).toEqualTypeOf<
      [prefix: AsyncLazy<number>, rest: AsyncLazy<number, never>]
    >();
  });

  test("a guard narrows the prefix, not the rest", () => {
    const mixed: (number | string)[] = [];
    expectTypeOf(span(mixed, isText)).toEqualTypeOf<[prefix: Lazy<string>, rest: Lazy<number | string>]>();
    expectTypeOf(seq(mixed).span(isText)).toEqualTypeOf<[prefix: Seq<string>, rest: Seq<number | string>]>();
  });
});
