import fc from "fast-check";
import { flatMap, isPrime, primeFactors, primes, take } from "lazuli";
import { describe, expect, test } from "vitest";
import { fakeClock, stopsAfter } from "../kit/clock.js";
import { oneIn } from "../kit/runs.js";
import { describePositive } from "../kit/suites/integers.js";

const product = (factors: readonly bigint[]): bigint => factors.reduce((a, b) => a * b, 1n);
const sorted = (values: readonly bigint[]): bigint[] => [...values].sort((a, b) => (a < b ? -1 : 1));

/** A prime with a number of digits. */
const prime = (least: number, most: number): fc.Arbitrary<bigint> =>
  fc
    .integer({ min: 10 ** least, max: 10 ** most })
    .map((from) => BigInt([...take(primes({ from }), 1)][0] as number));

describePositive("primeFactors");

describe("primeFactors", () => {
  test("are primes in order that multiply back, for every small number", () => {
    for (let n = 1; n < 3000; n++) {
      const factors = [...primeFactors(n)];
      expect(factors.reduce((a, b) => a * b, 1)).toBe(n);
      expect(factors.every((p, index) => isPrime(p) && p >= (factors[index - 1] ?? 0))).toBe(true);
      expect([...primeFactors(BigInt(n))]).toEqual(factors.map(BigInt));
    }
  });

  test("are primes in order that multiply back, for any number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (n) => {
        const factors = [...primeFactors(n)];
        expect(product(factors.map(BigInt))).toBe(BigInt(n));
        expect(factors.every((p, index) => isPrime(p) && p >= (factors[index - 1] ?? 0))).toBe(true);
        expect([...primeFactors(BigInt(n))]).toEqual(factors.map(BigInt));
      }),
    );
  });

  test("are those that a product was made of", () => {
    const factors = fc.array(fc.oneof(prime(0, 2), prime(3, 5), prime(5, 7)), { maxLength: 6 });
    fc.assert(
      fc.property(factors, (factors) => {
        expect([...primeFactors(product(factors))]).toEqual(sorted(factors));
      }),
      oneIn(20),
    );
  });

  test.each([
    [9007199254740991n, [6361n, 69431n, 20394401n]],
    [94906249n ** 2n, [94906249n, 94906249n]],
    [1009n ** 3n, [1009n, 1009n, 1009n]],
    // Both at the same step: the method starts again with another constant.
    [1724381n, [1009n, 1709n]],
    [2n ** 64n + 1n, [274177n, 67280421310721n]],
    [2n ** 67n - 1n, [193707721n, 761838257287n]],
    [(2n ** 61n - 1n) * 2n ** 3n, [2n, 2n, 2n, 2n ** 61n - 1n]],
    [1000003n * 1000033n * 1000037n * 1000039n, [1000003n, 1000033n, 1000037n, 1000039n]],
  ])("of %s are %s", (n, factors) => {
    expect([...primeFactors(n)]).toEqual(factors);
    if (n <= Number.MAX_SAFE_INTEGER) expect([...primeFactors(Number(n))]).toEqual(factors.map(Number));
  });

  test("come one after the other: the small ones do not wait for the large", () => {
    // Ends a test that tries the large ones first.
    fakeClock(1);
    const hard = (2n ** 521n - 1n) * (2n ** 607n - 1n);
    const factors = primeFactors(30n * hard, { deadline: performance.now() + 200 });
    expect([...take(factors, 3)]).toEqual([2n, 3n, 5n]);
  });

  test("give up where they are told to", () => {
    fakeClock(1);
    const factors = primeFactors(2n ** 256n + 1n, { deadline: performance.now() + 30 });
    expect(() => factors.next()).toThrow("primeFactors: the deadline has passed");
    expect(factors.next().done).toBe(true);
    expect(() => primeFactors(6n, { deadline: 0 })).toThrow("primeFactors: the deadline has passed");
  });

  test("look at their bounds in each pull, and between the trial divisions of one", () => {
    const stopped = new AbortController();
    const factors = primeFactors(2n * 3n * (10n ** 20n + 39n), { signal: stopped.signal });
    expect(factors.next().value).toBe(2n);
    stopped.abort(new Error("enough"));
    expect(() => factors.next()).toThrow("enough");

    const later = primeFactors((10n ** 9n + 7n) * (10n ** 9n + 9n), { signal: stopsAfter(100) });
    expect(() => later.next()).toThrow("enough");

    const ahead = primeFactors((10n ** 9n + 7n) * (10n ** 9n + 9n), { signal: stopsAfter(1e6) });
    expect(ahead.next().value).toBe(10n ** 9n + 7n);
  });

  test("can be a callback that gets an index", () => {
    expect([...flatMap([4, 15], primeFactors)]).toEqual([2, 2, 3, 5]);
  });
});
