import {
  type AsyncLazy,
  dropWhile,
  filter,
  find,
  iterate,
  type Lazy,
  seq,
  takeUntil,
  takeWhile,
} from "lazuli";
import * as async from "lazuli/async";
import { describe, expectTypeOf, test } from "vitest";

interface Cat {
  readonly kind: "cat";
  readonly lives: number;
}
interface Dog {
  readonly kind: "dog";
}
type Pet = Cat | Dog;

declare const pets: readonly Pet[];
declare const coming: AsyncIterable<Pet>;
declare const gaps: readonly (number | undefined)[];
declare const isCat: (pet: Pet) => pet is Cat;
declare const isFirstCat: (pet: Pet, index: number) => pet is Cat;

describe("a guard narrows what a predicate selects", () => {
  test("filter", () => {
    expectTypeOf(filter(pets, isCat)).toEqualTypeOf<Lazy<Cat>>();
    expectTypeOf(filter(pets, isFirstCat)).toEqualTypeOf<Lazy<Cat>>();
    expectTypeOf(filter(pets, (pet) => Boolean(pet))).toEqualTypeOf<Lazy<Pet>>();
  });

  test("takeWhile", () => {
    expectTypeOf(takeWhile(pets, isCat)).toEqualTypeOf<Lazy<Cat>>();
    expectTypeOf(takeWhile(pets, (_, index) => index < 3)).toEqualTypeOf<Lazy<Pet>>();
  });

  test("find", () => {
    expectTypeOf(find(pets, isCat)).toEqualTypeOf<Cat | undefined>();
    expectTypeOf(find(pets, (_, index) => index > 3)).toEqualTypeOf<Pet | undefined>();
  });

  test("an endless source stays endless", () => {
    const endless = iterate<Pet>({ kind: "dog" }, (pet) => pet);
    expectTypeOf(filter(endless, isCat)).toEqualTypeOf<Lazy<Cat, never>>();
    expectTypeOf(find(endless, isCat)).toEqualTypeOf<Cat>();
    expectTypeOf(takeWhile(endless, isCat)).toEqualTypeOf<Lazy<Cat>>();
  });
});

describe("the guards that TypeScript infers count too", () => {
  test("filter, takeWhile and find", () => {
    expectTypeOf(filter(gaps, (n) => n !== undefined)).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(takeWhile(gaps, (n) => n !== undefined)).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(find(gaps, (n) => n !== undefined)).toEqualTypeOf<number | undefined>();
    expectTypeOf(filter(pets, (pet) => pet.kind === "cat")).toEqualTypeOf<Lazy<Cat>>();
    expectTypeOf(filter([1, "a"], (x) => typeof x === "string")).toEqualTypeOf<Lazy<string>>();
  });

  test("a truthiness test is no guard, for 0 is a number", () => {
    expectTypeOf(filter(gaps, (n) => n)).toEqualTypeOf<Lazy<number | undefined>>();
    expectTypeOf(filter(gaps, Boolean)).toEqualTypeOf<Lazy<number | undefined>>();
  });
});

describe("a guard says nothing of the values it does not select", () => {
  test("dropWhile keeps cats that come later", () => {
    expectTypeOf(dropWhile(pets, isCat)).toEqualTypeOf<Lazy<Pet>>();
    expectTypeOf(dropWhile(gaps, (n) => n === undefined)).toEqualTypeOf<Lazy<number | undefined>>();
  });

  test("takeUntil keeps both kinds", () => {
    expectTypeOf(takeUntil(pets, isCat)).toEqualTypeOf<Lazy<Pet>>();
  });
});

describe("on the chain", () => {
  test("filter, takeWhile and find narrow", () => {
    expectTypeOf(seq(pets).filter(isCat).toArray()).toEqualTypeOf<Cat[]>();
    expectTypeOf(seq(pets).takeWhile(isFirstCat).toArray()).toEqualTypeOf<Cat[]>();
    expectTypeOf(seq(pets).find(isCat)).toEqualTypeOf<Cat | undefined>();
    expectTypeOf(
      seq(gaps)
        .filter((n) => n !== undefined)
        .toArray(),
    ).toEqualTypeOf<number[]>();
  });

  test("dropWhile and takeUntil do not", () => {
    expectTypeOf(seq(pets).dropWhile(isCat).toArray()).toEqualTypeOf<Pet[]>();
    expectTypeOf(seq(pets).takeUntil(isCat).toArray()).toEqualTypeOf<Pet[]>();
  });
});

describe("the async twins", () => {
  test("filter, takeWhile and find narrow over async and sync sources", () => {
    expectTypeOf(async.filter(coming, isCat)).toEqualTypeOf<AsyncLazy<Cat>>();
    expectTypeOf(async.filter(pets, isCat)).toEqualTypeOf<AsyncLazy<Cat>>();
    expectTypeOf(async.takeWhile(coming, isFirstCat)).toEqualTypeOf<AsyncLazy<Cat>>();
    expectTypeOf(async.find(coming, isCat)).toEqualTypeOf<Promise<Cat | undefined>>();
    expectTypeOf(async.filter(gaps, (n) => n !== undefined)).toEqualTypeOf<AsyncLazy<number>>();
  });

  test("a predicate that answers a promise is no guard", () => {
    expectTypeOf(async.filter(coming, async (pet) => isCat(pet))).toEqualTypeOf<AsyncLazy<Pet>>();
    expectTypeOf(async.find(coming, async (pet) => isCat(pet))).toEqualTypeOf<Promise<Pet | undefined>>();
  });

  test("dropWhile and takeUntil do not narrow", () => {
    expectTypeOf(async.dropWhile(coming, isCat)).toEqualTypeOf<AsyncLazy<Pet>>();
    expectTypeOf(async.takeUntil(coming, isCat)).toEqualTypeOf<AsyncLazy<Pet>>();
  });
});
