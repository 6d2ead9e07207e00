import { readFileSync } from "node:fs";
import fc from "fast-check";
import { count, isPrime, primeCount, primes } from "lazuli";
import { describe, expect, test } from "vitest";
import { fakeClock } from "../kit/clock.js";
import { oneIn } from "../kit/runs.js";

const { pi } = JSON.parse(readFileSync(new URL("golden/primes.json", import.meta.url), "utf8")) as {
  pi: Record<string, string>;
};

describe("primeCount", () => {
  test("counts the first primes one by one", () => {
    let found = 0;
    for (let n = 0; n < 5000; n++) {
      if (isPrime(n)) found++;
      expect([n, primeCount(n)]).toEqual([n, found]);
    }
  });

  test("counts those that primes gives", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 6 }), (n) => {
        expect(primeCount(n)).toBe(count(primes({ to: n })));
      }),
      oneIn(10),
    );
  });

  test.each([8, 9, 10, 11])("counts below 10^%i what primecount counts", (exponent) => {
    expect(String(primeCount(10 ** exponent))).toBe(pi[`10^${exponent}`]);
  });

  test("steps up at each prime far above", () => {
    const [from, to] = [10 ** 9, 10 ** 9 + 100];
    let found = primeCount(from);
    for (const prime of primes({ from: from + 1, to })) {
      expect(primeCount(prime - 1)).toBe(found);
      expect(primeCount(prime)).toBe(++found);
    }
  });

  test.each([
    [-Infinity, 0],
    [-5, 0],
    [1.99, 0],
    [2, 1],
    [4.99, 2],
    [5, 3],
  ])("up to %d there are %i", (x, expected) => {
    expect(primeCount(x)).toBe(expected);
  });

  test.each([NaN, Infinity, 2 ** 53])("refuses %d", (x) => {
    const message = `primeCount: x must be at most Number.MAX_SAFE_INTEGER, got ${x}`;
    expect(() => primeCount(x)).toThrow(new RangeError(message));
  });

  test("refuses what is no number", () => {
    expect(() => primeCount(10n as never)).toThrow(new TypeError("primeCount: x must be a number, got 10n"));
  });

  test("gives up where it is told to", () => {
    fakeClock(1);
    for (const x of [10 ** 12, 10 ** 15]) {
      const within = { deadline: performance.now() + 20 };
      expect(() => primeCount(x, within)).toThrow("primeCount: the deadline has passed");
    }
    expect(() => primeCount(7, { signal: AbortSignal.abort(new Error("enough")) })).toThrow("enough");
    expect(() => primeCount(7, { deadline: "soon" } as never)).toThrow(
      new TypeError('primeCount: deadline must be a time in milliseconds, got "soon"'),
    );
    expect([10, 100].map(primeCount)).toEqual([4, 25]);
    // Large enough for a look in each of its loops.
    expect(primeCount(10 ** 12, { deadline: Infinity })).toBe(37_607_912_018);
  });
});
