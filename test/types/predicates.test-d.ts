import {
  after,
  allOf,
  both,
  changed,
  either,
  type EndOf,
  every,
  exceeds,
  fib,
  filter,
  find,
  findLast,
  isEven,
  isPrime,
  type Lazy,
  not,
  operator,
  pairwise,
  partition,
  primes,
  search,
  seq,
  some,
  span,
  stable,
  take,
  takeUntil,
  takeWhile,
  withDigits,
  withinTolerance,
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
interface Bird {
  readonly kind: "bird";
}
type Pet = Cat | Dog | Bird;

declare const pets: readonly Pet[];
declare const isCat: (pet: Pet) => pet is Cat;
declare const isDog: (pet: Pet) => pet is Dog;
declare const isFurry: (pet: Pet) => pet is Cat | Dog;
declare const numbers: readonly number[];
declare const mixed: (string | number)[];
declare const isString: (value: unknown) => value is string;
declare const gaps: readonly (number | undefined)[];
declare const isDefined: (value: number | undefined) => value is number;

describe("guards combine", () => {
  test("not excludes", () => {
    expectTypeOf(filter(pets, not(isCat))).toEqualTypeOf<Lazy<Dog | Bird>>();
    expectTypeOf(filter(pets, not(not(isCat)))).toEqualTypeOf<Lazy<Cat>>();
    expectTypeOf(seq(pets).takeWhile(not(isFurry)).toArray()).toEqualTypeOf<Bird[]>();
  });

  test("both narrows to the intersection, either to the union", () => {
    expectTypeOf(filter(pets, both(isCat, isFurry))).toEqualTypeOf<Lazy<Cat>>();
    expectTypeOf(filter(pets, either(isCat, isDog))).toEqualTypeOf<Lazy<Cat | Dog>>();
    expectTypeOf(partition(pets, either(isCat, isDog))).toEqualTypeOf<[(Cat | Dog)[], Bird[]]>();
    expectTypeOf(partition(pets, both(isFurry, not(isCat)))).toEqualTypeOf<[Dog[], (Cat | Bird)[]]>();
  });

  test("a guard with any other predicate is none: its no says nothing of the type", () => {
    expectTypeOf(partition(pets, both(isCat, after(3)))).toEqualTypeOf<[Pet[], Pet[]]>();
    expectTypeOf(filter(pets, either(isCat, after(3)))).toEqualTypeOf<Lazy<Pet>>();
  });

  test("what both selects is narrowed by its first guard, and its second predicate is over that type", () => {
    const isLong = both(isString, (text: string) => text.length > 3);
    expectTypeOf(filter(mixed, isLong)).toEqualTypeOf<Lazy<string>>();
    expectTypeOf(
      filter(
        mixed,
        both(isString, (text: string) => text > "a"),
      ),
    ).toEqualTypeOf<Lazy<string>>();
    expectTypeOf(
      filter(
        pets,
        both(isCat, (cat: Cat) => cat.lives > 3),
      ),
    ).toEqualTypeOf<Lazy<Cat>>();
    expectTypeOf(filter(pets, both(isCat, after(3)))).toEqualTypeOf<Lazy<Cat>>();
    expectTypeOf(filter(gaps, both(isDefined, isPrime))).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(takeWhile(mixed, isLong)).toEqualTypeOf<Lazy<string>>();
    expectTypeOf(span(mixed, isLong)).toEqualTypeOf<[Lazy<string>, Lazy<string | number>]>();
    expectTypeOf(find(mixed, isLong)).toEqualTypeOf<string | undefined>();
    expectTypeOf(findLast(mixed, isLong)).toEqualTypeOf<string | undefined>();
    const verdict = search(mixed, isLong);
    if (verdict.found) expectTypeOf(verdict.value).toEqualTypeOf<string>();
    expectTypeOf(seq(mixed).filter(isLong).toArray()).toEqualTypeOf<string[]>();
    expectTypeOf(async.filter(mixed, isLong)).toEqualTypeOf<async.AsyncLazy<string>>();
    expectTypeOf(mixed.filter(isLong)).toEqualTypeOf<string[]>();
    // @ts-expect-error -- it gets strings only
    filter(
      mixed,
      both(isString, (n: number) => n > 3),
    );
  });

  test("its no says nothing of the type, wherever it goes", () => {
    const hasLives = both(isCat, (cat: Cat) => cat.lives > 3);
    expectTypeOf(some(pets, hasLives)).toEqualTypeOf<boolean>();
    expectTypeOf(takeUntil(pets, hasLives)).toEqualTypeOf<Lazy<Pet>>();
    expectTypeOf(partition(pets, hasLives)).toEqualTypeOf<[Pet[], Pet[]]>();
    expectTypeOf(seq(pets).partition(hasLives)).toEqualTypeOf<[Pet[], Pet[]]>();
    expectTypeOf(async.partition(pets, hasLives)).toEqualTypeOf<Promise<[Pet[], Pet[]]>>();
    expectTypeOf(filter(pets, not(hasLives))).toEqualTypeOf<Lazy<Pet>>();
    expectTypeOf(partition(pets, either(hasLives, isDog))).toEqualTypeOf<[Pet[], Pet[]]>();
    expectTypeOf(partition(pets, both(isFurry, hasLives))).toEqualTypeOf<[Pet[], Pet[]]>();
    expectTypeOf(partition(pets, both(hasLives, isFurry))).toEqualTypeOf<[Pet[], Pet[]]>();
    expectTypeOf(filter([pets], allOf(hasLives))).toEqualTypeOf<Lazy<readonly Pet[]>>();
    const cats: Cat[] = [];
    if (every(cats, hasLives)) expectTypeOf(cats).toEqualTypeOf<Cat[]>();
    else expectTypeOf(cats).toEqualTypeOf<Cat[]>();
    const pet = pets[0] as Pet;
    if (hasLives(pet, 0)) expectTypeOf(pet).toEqualTypeOf<Pet>();
    else expectTypeOf(pet).toEqualTypeOf<Pet>();
  });

  test("allOf narrows every element", () => {
    expectTypeOf(filter([pets], allOf(isCat))).toEqualTypeOf<Lazy<readonly Cat[]>>();
    expectTypeOf(find(pairwise(pets), allOf(isCat))).toEqualTypeOf<readonly Cat[] | undefined>();
  });
});

describe("a predicate is typed by what it is asked of", () => {
  test("written in place", () => {
    expectTypeOf(
      find(
        pairwise(primes()),
        allOf((p) => p > 1000),
      ),
    ).toEqualTypeOf<[number, number]>();
    filter(
      pets,
      not((pet) => {
        expectTypeOf(pet).toEqualTypeOf<Pet>();
        return pet.kind.length > 3;
      }),
    );
    filter(
      pets,
      both(
        (pet) => pet.kind.length > 3,
        (pet, index) => pet.kind.length > index,
      ),
    );
  });

  test("over numbers and bigints", () => {
    expectTypeOf(find(fib(), exceeds(1000))).toEqualTypeOf<bigint>();
    expectTypeOf(find(primes(), both(withDigits(4), not(isEven)))).toEqualTypeOf<number>();
    expectTypeOf(takeUntil(primes(), either(exceeds(5), isPrime))).toEqualTypeOf<Lazy<number>>();
    expectTypeOf(takeWhile(fib(), not(exceeds(1000n)))).toEqualTypeOf<Lazy<bigint>>();
    // @ts-expect-error -- texts are no numbers
    find(["a"], exceeds(5));
    // @ts-expect-error -- nor have they digits
    find(["a"], withDigits(5));
    // @ts-expect-error -- differences are measured between numbers
    find(fib(), withinTolerance(5));
  });

  test("over values of any kind", () => {
    expectTypeOf(takeUntil(pets, changed())).toEqualTypeOf<Lazy<Pet>>();
    expectTypeOf(find(pets, either(stable(3), after(9)))).toEqualTypeOf<Pet | undefined>();
    expectTypeOf(find(numbers, both(withinTolerance(1), after(2)))).toEqualTypeOf<number | undefined>();
  });
});

describe("operator", () => {
  const everyOther = <T, R>(source: Iterable<T, R>): Lazy<T, EndOf<R>> =>
    operator("everyOther", source, (pull) => () => {
      pull();
      return pull();
    });

  test("may end unless the function around it says otherwise", () => {
    expectTypeOf(operator("own", fib(), (pull) => pull)).toEqualTypeOf<Lazy<bigint>>();
    expectTypeOf(everyOther(fib())).toEqualTypeOf<Lazy<bigint, never>>();
    expectTypeOf(everyOther(pets)).toEqualTypeOf<Lazy<Pet>>();
    expectTypeOf(seq(fib()).through(everyOther).first()).toEqualTypeOf<bigint>();
    expectTypeOf(seq(take(fib(), 5)).through(everyOther).toArray()).toEqualTypeOf<bigint[]>();
  });

  test("gives values of its own type", () => {
    const lengths = operator("lengths", ["a"], (pull, end) => () => {
      const text = pull();
      expectTypeOf(text).toEqualTypeOf<string | typeof end>();
      return text === end ? end : text.length;
    });
    expectTypeOf(lengths).toEqualTypeOf<Lazy<number>>();
  });

  test("does not let the end pass for a value", () => {
    operator("lengths", ["a"], (pull) => () => {
      // @ts-expect-error -- it may be the end, which has no length
      return pull().length;
    });
  });
});
