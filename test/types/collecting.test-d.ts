import {
  countBy,
  countFrom,
  drain,
  entries as entriesOf,
  filter,
  findIndex,
  findLast,
  groupBy,
  iterate,
  map,
  only,
  partition,
  primes,
  reduceWhile,
  seq,
  toMap,
  toObject,
  toSet,
} from "lazuli";
import * as async from "lazuli/async";
import { describe, expectTypeOf, test } from "vitest";

interface Cat {
  readonly kind: "cat";
}
interface Dog {
  readonly kind: "dog";
}
type Pet = Cat | Dog;

declare const pets: readonly Pet[];
declare const coming: AsyncIterable<Pet>;
declare const isCat: (pet: Pet) => pet is Cat;
declare const entries: Iterable<[string, number]>;
declare const sizes: Iterable<["width" | "height", number]>;
declare const config: { host: string; port: number };

describe("partition", () => {
  test("narrows both sides by a guard", () => {
    expectTypeOf(partition(pets, isCat)).toEqualTypeOf<[Cat[], Dog[]]>();
    expectTypeOf(seq(pets).partition(isCat)).toEqualTypeOf<[Cat[], Dog[]]>();
    expectTypeOf(partition(pets, (pet) => pet.kind === "cat")).toEqualTypeOf<[Cat[], Dog[]]>();
    expectTypeOf(async.partition(coming, isCat)).toEqualTypeOf<Promise<[Cat[], Dog[]]>>();
  });

  test("narrows nothing by any other predicate", () => {
    expectTypeOf(partition(pets, (_, index) => index > 1)).toEqualTypeOf<[Pet[], Pet[]]>();
    expectTypeOf(async.partition(coming, async (pet) => isCat(pet))).toEqualTypeOf<Promise<[Pet[], Pet[]]>>();
  });
});

test("findLast narrows by a guard", () => {
  expectTypeOf(findLast(pets, isCat)).toEqualTypeOf<Cat | undefined>();
  expectTypeOf(seq(pets).findLast(isCat)).toEqualTypeOf<Cat | undefined>();
  expectTypeOf(findLast(pets, () => true)).toEqualTypeOf<Pet | undefined>();
  expectTypeOf(async.findLast(coming, isCat)).toEqualTypeOf<Promise<Cat | undefined>>();
});

test("groupBy and countBy have the keys that the function answers", () => {
  expectTypeOf(groupBy(pets, (pet) => pet.kind)).toEqualTypeOf<Map<"cat" | "dog", Pet[]>>();
  expectTypeOf(countBy(pets, (pet) => pet.kind)).toEqualTypeOf<Map<"cat" | "dog", number>>();
  expectTypeOf(seq(pets).groupBy((pet) => pet.kind)).toEqualTypeOf<Map<"cat" | "dog", Pet[]>>();
  expectTypeOf(async.groupBy(coming, async (pet) => pet.kind)).toEqualTypeOf<
    Promise<Map<"cat" | "dog", Pet[]>>
  >();
});

describe("toMap and toObject", () => {
  test("take pairs", () => {
    expectTypeOf(toMap(entries)).toEqualTypeOf<Map<string, number>>();
    expectTypeOf(seq(pets).enumerate().toMap()).toEqualTypeOf<Map<number, Pet>>();
    expectTypeOf(toMap(seq(["a"]).map((word) => [word, word.length]))).toEqualTypeOf<Map<string, number>>();
    expectTypeOf(async.toMap(entries)).toEqualTypeOf<Promise<Map<string, number>>>();
    // @ts-expect-error -- pets are no pairs
    toMap(pets);
    // @ts-expect-error -- nor are they on the chain
    seq(pets).toMap();
  });

  test("an object has every name of wide keys, and perhaps those of known ones", () => {
    expectTypeOf(toObject(entries)).toEqualTypeOf<Record<string, number>>();
    expectTypeOf(seq(entries).toObject()).toEqualTypeOf<Record<string, number>>();
    expectTypeOf(seq(pets).enumerate().toObject()).toEqualTypeOf<Record<number, Pet>>();
    expectTypeOf(toObject(sizes)).toEqualTypeOf<{ width?: number; height?: number }>();
    expectTypeOf(async.toObject(sizes)).toEqualTypeOf<Promise<{ width?: number; height?: number }>>();
  });

  // Also asked of remeda: https://github.com/remeda/remeda/pull/312 and /1216.
  test("each key of several entries has the type of its own value", () => {
    interface Config {
      host?: string;
      port?: number;
    }
    expectTypeOf(toObject(entriesOf(config))).toEqualTypeOf<Config>();
    expectTypeOf(seq(entriesOf(config)).toObject()).toEqualTypeOf<Config>();
    expectTypeOf(async.toObject(entriesOf(config))).toEqualTypeOf<Promise<Config>>();
    const named = filter(entriesOf(config), ([key]) => key.length > 3);
    expectTypeOf(toObject(named)).toEqualTypeOf<Config>();
    expectTypeOf(toMap(named)).toEqualTypeOf<Map<"host" | "port", string | number>>();
    expectTypeOf(toMap(entriesOf(config))).toEqualTypeOf<Map<"host" | "port", string | number>>();
    expectTypeOf(seq(entriesOf(config)).toMap()).toEqualTypeOf<Map<"host" | "port", string | number>>();
    expectTypeOf(async.toMap(entriesOf(config))).toEqualTypeOf<
      Promise<Map<"host" | "port", string | number>>
    >();
  });

  test("a literal list has wide keys, and all of its values", () => {
    expectTypeOf(
      toObject([
        ["a", 1],
        ["b", "x"],
      ]),
    ).toEqualTypeOf<Record<string, string | number>>();
    expectTypeOf(
      toMap([
        ["a", 1],
        ["b", "x"],
      ]),
    ).toEqualTypeOf<Map<string, string | number>>();
    expectTypeOf(toObject([["a", 1] as const, ["b", "x"] as const])).toEqualTypeOf<{ a?: 1; b?: "x" }>();
  });

  test("what a callback makes is a pair where one is needed", () => {
    const names: readonly string[] = ["fig"];
    expectTypeOf(toMap(map(names, (name) => [name, name.length]))).toEqualTypeOf<Map<string, number>>();
    expectTypeOf(toObject(map(names, (name) => [name, name.length]))).toEqualTypeOf<Record<string, number>>();
    expectTypeOf(async.toObject(async.map(names, async (name) => [name, name.length]))).toEqualTypeOf<
      Promise<Record<string, number>>
    >();
  });

  test("the keys of an object are texts, numbers or symbols", () => {
    // @ts-expect-error -- an object cannot be a key of an object
    toObject([[{}, 1]] as [object, number][]);
  });
});

test("reduceWhile and only know their answer", () => {
  expectTypeOf(
    reduceWhile(
      primes(),
      (text, p) => text.length + p < 100,
      (text, p) => text + String(p),
      "",
    ),
  ).toEqualTypeOf<string>();
  expectTypeOf(only(pets)).toEqualTypeOf<Pet>();
  expectTypeOf(async.only(coming)).toEqualTypeOf<Promise<Pet>>();
  expectTypeOf(findIndex(primes(), (p) => p > 5)).toEqualTypeOf<number>();
});

test("what needs the end refuses an endless source", () => {
  const pairs = iterate<[string, number]>(["a", 1], (pair) => pair);
  // @ts-expect-error -- it never ends
  drain(countFrom());
  // @ts-expect-error -- it never ends
  findLast(countFrom(), () => true);
  // @ts-expect-error -- it never ends
  groupBy(countFrom(), (n) => n);
  // @ts-expect-error -- it never ends
  countBy(countFrom(), (n) => n);
  // @ts-expect-error -- it never ends
  partition(countFrom(), () => true);
  // @ts-expect-error -- it never ends
  toSet(countFrom());
  // @ts-expect-error -- it never ends
  toMap(pairs);
  // @ts-expect-error -- it never ends
  toObject(pairs);
  // @ts-expect-error -- it never ends
  seq(countFrom()).drain();
  // @ts-expect-error -- it never ends
  seq(countFrom()).partition(() => true);
  // @ts-expect-error -- it never ends
  void async.toSet(countFrom());
});
