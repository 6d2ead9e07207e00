import { expectTypeOf, test } from "vitest";
import { every, filter, isPrime, range, takeWhile, type Lazy } from "lazuli";

test("isPrime is a predicate wherever one is awaited", () => {
  expectTypeOf(filter(range(9), isPrime)).toEqualTypeOf<Lazy<number>>();
  expectTypeOf(filter(range(1n, 9n), isPrime)).toEqualTypeOf<Lazy<bigint>>();
  expectTypeOf(takeWhile([2, 3n], isPrime)).toEqualTypeOf<Lazy<number | bigint>>();
  expectTypeOf(every([2, 3], isPrime)).toEqualTypeOf<boolean>();
  expectTypeOf([2, 3].filter(isPrime)).toEqualTypeOf<number[]>();
  expectTypeOf([2n, 3n].every(isPrime)).toEqualTypeOf<boolean>();
  isPrime(7, { signal: new AbortController().signal, deadline: performance.now() + 10 });
  // @ts-expect-error bounds are an object: a bare time would be taken for an index
  isPrime(7, 1000);
});
