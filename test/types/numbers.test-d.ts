import { expectTypeOf, test } from "vitest";
import {
  binomial,
  continuedFraction,
  divisors,
  every,
  fallingFactorial,
  fibAt,
  fibIndex,
  filter,
  flatMap,
  gcd,
  hamming,
  isFib,
  isOdd,
  isPerfectSquare,
  isPrime,
  isqrt,
  lcm,
  type Lazy,
  linearRecurrence,
  map,
  multinomial,
  nextPrime,
  partitionNumbers,
  piDigits,
  previousPrime,
  primeCount,
  primeFactors,
  primes,
  range,
  reduce,
  takeWhile,
  toArray,
} from "lazuli";

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

test("primes end where they are given an end", () => {
  expectTypeOf(primes()).toEqualTypeOf<Lazy<number, never>>();
  expectTypeOf(primes({ from: 5 })).toEqualTypeOf<Lazy<number, never>>();
  expectTypeOf(primes({ to: 5 })).toEqualTypeOf<Lazy<number>>();
  expectTypeOf(primes({ from: 2, to: 5 as number | undefined })).toEqualTypeOf<Lazy<number>>();
  expectTypeOf(primes({ from: 5n })).toEqualTypeOf<Lazy<bigint, never>>();
  expectTypeOf(primes({ from: 5n, to: 9n })).toEqualTypeOf<Lazy<bigint>>();
  toArray(primes({ to: 100 }));
  // @ts-expect-error there is no last prime to stop at
  toArray(primes({ from: 100 }));
  // @ts-expect-error bounds of two kinds
  primes({ from: 5n, to: 9 });
  // @ts-expect-error bounds of two kinds
  primes({ from: 5, to: 9n });
});

test("what numbers go in come out", () => {
  expectTypeOf(gcd(12, 18)).toEqualTypeOf<number>();
  expectTypeOf(lcm(12n, 18n)).toEqualTypeOf<bigint>();
  expectTypeOf(reduce([12, 18], gcd)).toEqualTypeOf<number>();
  expectTypeOf(reduce([12n, 18n], lcm)).toEqualTypeOf<bigint>();
  expectTypeOf(map([7, 8], nextPrime)).toEqualTypeOf<Lazy<number>>();
  expectTypeOf(flatMap([7, 8], primeFactors)).toEqualTypeOf<Lazy<number>>();
  expectTypeOf(primeFactors(12n, { deadline: 10 })).toEqualTypeOf<Lazy<bigint>>();
  expectTypeOf(primeFactors(12, { deadline: 10 })).toEqualTypeOf<Lazy<number>>();
  expectTypeOf(nextPrime(7)).toEqualTypeOf<number>();
  expectTypeOf(nextPrime(7n, { deadline: 10 })).toEqualTypeOf<bigint>();
  expectTypeOf(previousPrime(7n)).toEqualTypeOf<bigint | undefined>();
  expectTypeOf(map([7n, 8n], previousPrime)).toEqualTypeOf<Lazy<bigint | undefined>>();
  expectTypeOf([7n, 8n].map(nextPrime)).toEqualTypeOf<bigint[]>();
  const either = 7 as number | bigint;
  expectTypeOf(nextPrime(either)).toEqualTypeOf<number | bigint>();
  expectTypeOf(divisors(either)).toEqualTypeOf<Lazy<number | bigint>>();
  expectTypeOf(primeFactors(either)).toEqualTypeOf<Lazy<number | bigint>>();
  expectTypeOf(previousPrime(either)).toEqualTypeOf<number | bigint | undefined>();
  expectTypeOf(isqrt(either)).toEqualTypeOf<number | bigint>();
  expectTypeOf(gcd(either, either)).toEqualTypeOf<number | bigint>();
  expectTypeOf(lcm(either, either)).toEqualTypeOf<number | bigint>();
  expectTypeOf([binomial(either, either), fallingFactorial(either, either)]).toEqualTypeOf<bigint[]>();
  expectTypeOf([4n, 9n].map(isqrt)).toEqualTypeOf<bigint[]>();
  expectTypeOf([4, 9n].filter(isPerfectSquare)).toEqualTypeOf<(number | bigint)[]>();
  // @ts-expect-error numbers of two kinds
  gcd(12, 18n);
});

test("what grows without limit is a bigint, and what does not is a number", () => {
  expectTypeOf(binomial(5, 2n)).toEqualTypeOf<bigint>();
  expectTypeOf(fallingFactorial(5n, 2)).toEqualTypeOf<bigint>();
  expectTypeOf(multinomial(1, 2n, 3)).toEqualTypeOf<bigint>();
  expectTypeOf(fibAt(90, { deadline: 10 })).toEqualTypeOf<bigint>();
  expectTypeOf(fibIndex(55n)).toEqualTypeOf<number | undefined>();
  expectTypeOf(primeCount(100)).toEqualTypeOf<number>();
  expectTypeOf(isqrt(10)).toEqualTypeOf<number>();
  expectTypeOf(isqrt(10n)).toEqualTypeOf<bigint>();
  expectTypeOf(map([3, 4n], isOdd)).toEqualTypeOf<Lazy<boolean>>();
  expectTypeOf(filter([3, 4n], isFib)).toEqualTypeOf<Lazy<number | bigint>>();
  expectTypeOf([4, 5].filter(isPerfectSquare)).toEqualTypeOf<number[]>();
});

test("sequences of numbers are endless, but for a fraction", () => {
  expectTypeOf(hamming()).toEqualTypeOf<Lazy<bigint, never>>();
  expectTypeOf(partitionNumbers()).toEqualTypeOf<Lazy<bigint, never>>();
  expectTypeOf(linearRecurrence([1n], [2n], { from: 3 })).toEqualTypeOf<Lazy<bigint, never>>();
  expectTypeOf(piDigits()).toEqualTypeOf<Lazy<number, never>>();
  expectTypeOf(continuedFraction(415n, 93n)).toEqualTypeOf<Lazy<bigint>>();
  // @ts-expect-error numbers could not hold what it computes
  continuedFraction(415, 93);
});
