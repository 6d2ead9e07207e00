import {
  type AsyncLazy,
  dropWhile,
  every,
  filter,
  find,
  isPrime,
  iterate,
  type Lazy,
  search,
  seq,
  takeUntil,
  takeWhile,
  type Verdict,
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
  });
});

// Also asked of TypeScript: https://github.com/microsoft/TypeScript/issues/16655.
describe("Boolean narrows what filter selects", () => {
  type Mixed = string | number | bigint | boolean | null | undefined;
  const mixed: Mixed[] = [];
  const literals: (0 | 1 | "" | "a" | 0n | 1n | false | null | undefined)[] = [];

  test("by what the type shows", () => {
    expectTypeOf(filter(gaps, Boolean)).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(filter(mixed, Boolean)).toEqualTypeOf<Lazy<string | number | bigint | true>>();
    expectTypeOf(filter(literals, Boolean)).toEqualTypeOf<Lazy<1 | "a" | 1n>>();
    expectTypeOf(filter([] as unknown[], Boolean)).toEqualTypeOf<Lazy<unknown>>();
    expectTypeOf(filter([] as any[], Boolean)).toEqualTypeOf<Lazy<any>>();
    expectTypeOf(seq(literals).filter(Boolean).toArray()).toEqualTypeOf<(1 | "a" | 1n)[]>();
    expectTypeOf(async.filter(gaps, Boolean)).toEqualTypeOf<AsyncLazy<number>>();
    expectTypeOf(async.filter(coming, Boolean)).toEqualTypeOf<AsyncLazy<Pet>>();
  });

  test("over an endless source and in a generic function", () => {
    const endless = iterate<number | undefined>(1, (n) => n);
    expectTypeOf(filter(endless, Boolean)).toEqualTypeOf<Lazy<number, never>>();
    const compact = <T>(source: Iterable<T | null | undefined>): Iterable<T> => filter(source, Boolean);
    expectTypeOf(compact(gaps)).toEqualTypeOf<Iterable<number>>();
  });

  test("and no other predicate does", () => {
    const unchecked = JSON.parse("null");
    expectTypeOf(filter(gaps, unchecked)).toEqualTypeOf<Lazy<number | undefined>>();
    expectTypeOf(async.filter(gaps, unchecked)).toEqualTypeOf<AsyncLazy<number | undefined>>();
    expectTypeOf(filter(gaps, (n) => Boolean(n))).toEqualTypeOf<Lazy<number | undefined>>();
  });
});

describe("every narrows an array by a guard", () => {
  test("to an array of what the guard accepts, as the method of arrays does", () => {
    const animals: Pet[] = [];
    if (every(animals, isCat)) expectTypeOf(animals).toEqualTypeOf<Cat[]>();
    else expectTypeOf(animals).toEqualTypeOf<Pet[]>();
    if (every(pets, isCat)) expectTypeOf(pets).toEqualTypeOf<readonly Cat[]>();
    if (every(gaps, (n) => n !== undefined)) expectTypeOf(gaps).toEqualTypeOf<readonly number[]>();
  });

  test("and nothing else", () => {
    const set = new Set<Pet>();
    if (every(set, isCat)) expectTypeOf(set).toEqualTypeOf<Set<Pet>>();
    expectTypeOf(every(set, isCat)).toEqualTypeOf<boolean>();
    if (every(pets, (pet) => pet.kind.length > 3)) expectTypeOf(pets).toEqualTypeOf<readonly Pet[]>();
    expectTypeOf(every([1, 2], isPrime)).toEqualTypeOf<boolean>();
    expectTypeOf(seq(pets).every(isCat)).toEqualTypeOf<boolean>();
    expectTypeOf(async.every(pets, isCat)).toEqualTypeOf<Promise<boolean>>();
  });
});

test("a search narrows by a guard, not by the type that is expected of it", () => {
  expectTypeOf(search(pets, isCat)).toEqualTypeOf<Verdict<Cat, Pet>>();
  expectTypeOf(search(pets, (pet) => pet.kind === "cat")).toEqualTypeOf<Verdict<Cat, Pet>>();
  expectTypeOf(search(pets, () => true)).toEqualTypeOf<Verdict<Pet>>();
  // @ts-expect-error -- the predicate accepts dogs too
  const cat: Verdict<Cat, Pet> = search(pets, () => true);
  // @ts-expect-error -- and so it does on the chain
  const chained: Verdict<Cat, Pet> = seq(pets).search(() => true);
  // @ts-expect-error -- and over an async source
  const awaited: Promise<async.AsyncVerdict<Cat, Pet>> = async.search(pets, () => true);
  return [cat, chained, awaited];
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
