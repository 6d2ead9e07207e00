import { readFileSync } from "node:fs";
import fc from "fast-check";
import { isPrime } from "lazuli";
import { describe, expect, test } from "vitest";

const golden = (name: string): string => readFileSync(new URL(`golden/${name}`, import.meta.url), "utf8");

/** Whether each number below a limit is prime, by the sieve of Eratosthenes. */
function sieve(limit: number): boolean[] {
  const prime = Array.from({ length: limit }, (_, n) => n > 1);
  for (let n = 2; n * n < limit; n++) {
    if (prime[n]) for (let multiple = n * n; multiple < limit; multiple += n) prime[multiple] = false;
  }
  return prime;
}

describe("isPrime", () => {
  const small = sieve(200_000);

  test("agrees with a sieve for every number below 200,000", () => {
    expect(small.filter((prime, n) => isPrime(n) !== prime)).toEqual([]);
  });

  test("agrees with a sieve for bigints too", () => {
    expect(small.slice(0, 20_000).filter((prime, n) => isPrime(BigInt(n)) !== prime)).toEqual([]);
  });

  const hard = golden("primality-hard.tsv")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t") as [n: string, verdict: string, kind: string]);

  test.each([...new Set(hard.map(([, , kind]) => kind))])("gives PARI's verdict on the kind %s", (kind) => {
    const wrong = hard.filter((row) => row[2] === kind && isPrime(BigInt(row[0])) !== (row[1] === "1"));
    expect(wrong).toEqual([]);
  });

  test("finds the primes that primesieve finds, up to 2^53", () => {
    const { windows } = JSON.parse(golden("primes.json")) as { windows: { from: string; first: number[] }[] };
    for (const { from, first } of windows) {
      const found: number[] = [];
      for (let n = BigInt(from); found.length < first.length; n++) if (isPrime(n)) found.push(Number(n));
      expect(found).toEqual(first);
    }
  });

  test("says the same of a number and of its bigint", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (n) => {
        expect(isPrime(n)).toBe(isPrime(BigInt(n)));
      }),
      { numRuns: 1000 },
    );
  });

  test("says no to every product", () => {
    const factor = fc.bigInt({ min: 2n, max: 2n ** 64n });
    fc.assert(
      fc.property(factor, factor, (a, b) => {
        expect(isPrime(a * b)).toBe(false);
      }),
    );
  });

  test("says no to the squares of large primes", () => {
    for (const prime of [53n, 59n, 1093n, 3511n, 94906249n, 94906267n, 2n ** 61n - 1n, 2n ** 89n - 1n]) {
      expect(isPrime(prime * prime)).toBe(false);
    }
  });

  test("says no where the Lucas test first meets a factor of the number", () => {
    // Made for it: a strong pseudoprime to base 2 (p = 5 mod 8, and p - 1 divides n - 1, for all of its primes)
    // modulo which all primes up to 47 have the Jacobi symbol 1, so that the search for P goes on until P + 2 = 53.
    const factors = [53n, 157n, 397n, 1093n, 2341n, 2381n, 6917n, 20021n, 20749n, 87517n];
    const product = factors.reduce((n, factor) => n * factor);
    expect(product).toBe(5061044242919855939023043659931041n);
    expect(isPrime(product)).toBe(false);
  });

  test("knows Mersenne's primes, and the exponents that give none", () => {
    const exponents = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 61, 67, 89, 107, 127, 257, 521];
    expect(exponents.filter((exponent) => isPrime(2n ** BigInt(exponent) - 1n))).toEqual([
      2, 3, 5, 7, 13, 17, 19, 31, 61, 89, 107, 127, 521,
    ]);
  });

  test.each([
    0,
    -0,
    1,
    -1,
    -2,
    -7,
    2.5,
    7.000001,
    NaN,
    Infinity,
    -Infinity,
    -(2 ** 53),
    0n,
    1n,
    -7n,
    -(2n ** 89n),
  ])("says no to %s", (n) => {
    expect(isPrime(n)).toBe(false);
  });

  test("answers for the largest safe integer and for what lies below it", () => {
    expect(isPrime(Number.MAX_SAFE_INTEGER)).toBe(false);
    expect(isPrime(9007199254740881)).toBe(true);
  });

  test.each([2 ** 53, 2 ** 53 + 2, 1e300])("refuses %s, whose last digits are lost", (n) => {
    const message = `isPrime: n must be a safe integer or a bigint, got ${n}`;
    expect(() => isPrime(n)).toThrow(new RangeError(message));
  });

  test.each([
    ["7", "7"],
    [null, "null"],
    [undefined, "undefined"],
    [true, "true"],
  ])("refuses %o", (n, shown) => {
    const message = `isPrime: n must be a number or a bigint, got ${shown}`;
    expect(() => isPrime(n as never)).toThrow(new TypeError(message));
  });
});
