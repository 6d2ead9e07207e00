import { describe, expectTypeOf, test } from "vitest";
import { empty, entries, generate, type Lazy, of, split, toArray, unfold } from "lazuli";

describe("unfold", () => {
  test("is endless if its step never answers undefined", () => {
    expectTypeOf(unfold(1, (n) => [`${n}`, n + 1])).toEqualTypeOf<Lazy<string, never>>();
    // @ts-expect-error It never ends.
    toArray(unfold(1, (n) => [n, n + 1]));
  });

  test("may end if its step may answer undefined", () => {
    expectTypeOf(unfold(1, (n) => (n < 3 ? [`${n}`, n + 1] : undefined))).toEqualTypeOf<Lazy<string>>();
  });

  test("hands on states of one type", () => {
    // @ts-expect-error The next state is not a number.
    unfold(1, (n) => [n, `${n}`]);
  });
});

test("generate is endless", () => {
  expectTypeOf(generate(() => 1)).toEqualTypeOf<Lazy<number, never>>();
  expectTypeOf(generate(Math.random)).toEqualTypeOf<Lazy<number, never>>();
  // @ts-expect-error It never ends.
  toArray(generate(Math.random));
});

test("empty fits every sequence", () => {
  expectTypeOf(empty()).toEqualTypeOf<Lazy<never>>();
  const none: Lazy<string> = empty();
  expectTypeOf(none).toEqualTypeOf<Lazy<string>>();
});

test("of takes values of several types", () => {
  expectTypeOf(of(1, 2)).toEqualTypeOf<Lazy<number>>();
  expectTypeOf(of(1, "a")).toEqualTypeOf<Lazy<string | number>>();
  expectTypeOf(of()).toEqualTypeOf<Lazy<never>>();
});

describe("entries", () => {
  test("keeps keys and their values together", () => {
    expectTypeOf(entries({ a: 1, b: "x" })).toEqualTypeOf<Lazy<["a", number] | ["b", string]>>();
    for (const [key, value] of entries({ a: 1, b: "x" })) {
      if (key === "a") expectTypeOf(value).toEqualTypeOf<number>();
    }
  });

  test("knows records, optional properties, and numbers as keys", () => {
    expectTypeOf(entries({} as Record<string, number>)).toEqualTypeOf<Lazy<[string, number]>>();
    expectTypeOf(entries({} as { a?: number })).toEqualTypeOf<Lazy<["a", number | undefined]>>();
    expectTypeOf(entries({ 1: "x" })).toEqualTypeOf<Lazy<["1", string]>>();
    expectTypeOf(entries({ [Symbol()]: 1 })).toEqualTypeOf<Lazy<never>>();
  });
});

test("split gives texts", () => {
  expectTypeOf(split("a,b", ",")).toEqualTypeOf<Lazy<string>>();
  expectTypeOf(split("a,b", /,/)).toEqualTypeOf<Lazy<string>>();
});
