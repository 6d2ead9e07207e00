import { readFileSync } from "node:fs";
import fc from "fast-check";
import { allOf, every, filter, isPrime, range, search, takeWhile } from "lazuli";
import { describe, expect, test } from "vitest";
import { fakeClock } from "../kit/clock.js";
import { oneIn } from "../kit/runs.js";

const golden = (name: string): string => readFileSync(new URL(`golden/${name}`, import.meta.url), "utf8");

/** Whether each number below a limit is prime, by the sieve of Eratosthenes. */
function sieve(limit: number): boolean[] {
  const prime = Array.from({ length: limit }, (_, n) => n > 1);
  for (let n = 2; n * n < limit; n++) {
    if (prime[n]) for (let multiple = n * n; multiple < limit; multiple += n) prime[multiple] = false;
  }
  return prime;
}

/** Miller and Rabin's test to the first twelve primes, which is right below 2^81 (J. Sorenson and J. Webster, 2015). */
function passesMillerRabin(n: bigint): boolean {
  const bases = [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n];
  if (n < 2n || bases.some((base) => n % base === 0n)) return bases.includes(n);
  const powerOf = (base: bigint, exponent: bigint): bigint => {
    let power = 1n;
    for (const bit of exponent.toString(2)) power = (power * power * (bit === "1" ? base : 1n)) % n;
    return power;
  };
  let odd = n - 1n;
  while (odd % 2n === 0n) odd /= 2n;
  return bases.every((base) => {
    let power = powerOf(base, odd);
    if (power === 1n) return true;
    for (let exponent = odd; exponent < n - 1n; exponent *= 2n) {
      if (power === n - 1n) return true;
      power = (power * power) % n;
    }
    return false;
  });
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

  test.each([
    ["below 2^53", 2 ** 20, 2 ** 53 - 1],
    ["just below 2^53", 2 ** 53 - 2 ** 30, 2 ** 53 - 1],
    ["around 2^26.5, where products pass 2^53", 94_900_000, 94_910_000],
    ["around 2^32", 2 ** 32 - 10_000, 2 ** 32 + 10_000],
  ])("says what Miller and Rabin's test says of numbers %s", (_, min, max) => {
    fc.assert(
      fc.property(fc.integer({ min, max }), (n) => {
        // A prime in every run, and whatever comes before it.
        const seen: number[] = [];
        for (let at = n - (n % 2) - 1; at > 0 && !isPrime(at); at -= 2) seen.push(at);
        expect(seen.filter((at) => passesMillerRabin(BigInt(at)))).toEqual([]);
        expect(passesMillerRabin(BigInt(n - (n % 2) - 1 - 2 * seen.length))).toBe(true);
      }),
      oneIn(20),
    );
  });

  test("says what Miller and Rabin's test says of bigints between 2^53 and 2^81", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n ** 53n, max: 2n ** 81n - 200n }), (n) => {
        for (let at = n | 1n; at < n + 100n; at += 2n)
          expect([at, isPrime(at)]).toEqual([at, passesMillerRabin(at)]);
      }),
      oneIn(20),
    );
  });

  test("says of a bigint what it says of the number", () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (n) => isPrime(BigInt(n)) === isPrime(n)));
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
    ["7", '"7"'],
    [null, "null"],
    [undefined, "undefined"],
    [true, "true"],
  ])("refuses %o", (n, shown) => {
    const message = `isPrime: n must be a number or a bigint, got ${shown}`;
    expect(() => isPrime(n as never)).toThrow(new TypeError(message));
  });

  test("can be a callback that gets an index, and an array", () => {
    expect([...filter(range(20), isPrime)]).toEqual([2, 3, 5, 7, 11, 13, 17, 19]);
    expect([...takeWhile([2n, 3n, 4n, 5n], isPrime)]).toEqual([2n, 3n]);
    expect(every([2, 3, 5n], isPrime)).toBe(true);
    expect([2, 3, 5].every(isPrime)).toBe(true);
    expect([7, 8, 9, 11].filter(isPrime)).toEqual([7, 11]);
  });
});

describe("isPrime, given where to give up", () => {
  /** A prime of Mersenne's, which takes seconds. */
  const large = 2n ** 19937n - 1n;
  const past = (): { deadline: number } => ({ deadline: performance.now() - 1 });

  test.each([7, 2 ** 53 - 111, 10n, 2n ** 61n - 1n, 2n ** 521n - 1n])("answers in time for %s", (n) => {
    const { signal } = new AbortController();
    expect(isPrime(n, { deadline: performance.now() + 60_000, signal })).toBe(isPrime(n));
    expect(isPrime(n, {})).toBe(isPrime(n));
  });

  test.each([7, 2n ** 61n - 1n])("does not begin when it is too late (%s)", (n) => {
    expect(() => isPrime(n, past())).toThrow("isPrime: the deadline has passed");
    expect(() => isPrime(n, { signal: AbortSignal.abort(new Error("enough")) })).toThrow("enough");
  });

  test("gives up inside of a long test, at the first look after the deadline", () => {
    const clock = fakeClock(1);
    const deadline = performance.now() + 50;
    expect(() => isPrime(large, { deadline })).toThrow(
      expect.objectContaining({ name: "TimeoutError", message: "isPrime: the deadline has passed" }),
    );
    expect(clock.looks).toBe(51);
  });

  test.each([
    ["in the strong test", (2n ** 1279n - 1n) * (2n ** 2203n - 1n), 100],
    // The strong test takes some 300 looks. The Lucas test has nothing but doublings here.
    ["in the doublings of the Lucas test", 2n ** 4423n - 1n, 500],
  ])("looks again and again %s", (_, n, least) => {
    let looks = 0;
    const signal = {
      reason: new Error("enough"),
      addEventListener: () => {},
      removeEventListener: () => {},
      get aborted() {
        return ++looks < 0;
      },
    };
    isPrime(n, { signal });
    expect(looks).toBeGreaterThan(least);
  });

  test("takes the bounds behind the index too, as a search hands them to its predicate", () => {
    expect(() => isPrime(7n, 0, past())).toThrow("isPrime: the deadline has passed");
    expect([2n, 4n].map((n) => isPrime(n, 0, {}))).toEqual([true, false]);
    expect([2, 4, 5].filter(isPrime)).toEqual([2, 5]);
    expect(search([large], isPrime, { maxTime: 20 })).toMatchObject({ found: false, reason: "time" });
    expect(search([[3n, large]], allOf(isPrime), { maxTime: 20 })).toMatchObject({ reason: "time" });
  });

  test.each([
    ["within", "soon", "an object { deadline, signal }", '"soon"'],
    ["within", null, "an object { deadline, signal }", "null"],
    ["deadline", { deadline: NaN }, "a time in milliseconds", "NaN"],
    ["signal", { signal: 5 }, "an AbortSignal", "5"],
  ])("refuses %s: %o", (argument, within, expectation, shown) => {
    const message = `isPrime: ${argument} must be ${expectation}, got ${shown}`;
    const ErrorType = shown === "NaN" ? RangeError : TypeError;
    expect(() => isPrime(7, within as never)).toThrow(new ErrorType(message));
  });
});
