import fc from "fast-check";
import { divisors, primeFactors, take, toArray } from "lazuli";
import { describe, expect, test } from "vitest";
import { fakeClock, stopsAfter } from "../kit/clock.js";
import { oneIn } from "../kit/runs.js";
import { describePositive } from "../kit/suites/integers.js";

describePositive("divisors");

describe("divisors", () => {
  test("are all numbers that divide, in order", () => {
    for (let n = 1; n < 1000; n++) {
      const expected = Array.from({ length: n }, (_, index) => index + 1).filter((d) => n % d === 0);
      expect([...divisors(n)]).toEqual(expected);
      expect([...divisors(BigInt(n))]).toEqual(expected.map(BigInt));
    }
  });

  test("are as many as the exponents say, in order, and in pairs", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 12 }), (n) => {
        const found = toArray(divisors(n));
        const exponents = new Map<number, number>();
        for (const p of primeFactors(n)) exponents.set(p, (exponents.get(p) ?? 0) + 1);
        expect(found.length).toBe(
          [...exponents.values()].reduce((count, exponent) => count * (exponent + 1), 1),
        );
        for (const [index, d] of found.entries()) {
          expect(d).toBeGreaterThan(found[index - 1] ?? 0);
          expect(d * (found.at(-1 - index) as number)).toBe(n);
        }
      }),
      oneIn(5),
    );
  });

  test("come one after the other, however many there are", () => {
    let factorial = 1n;
    for (let n = 2n; n <= 100n; n++) factorial *= n;
    expect([...take(divisors(factorial), 12)]).toEqual([1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n, 9n, 10n, 11n, 12n]);
  });

  test("give up where they are told to", () => {
    fakeClock(1);
    const found = divisors(2n ** 256n + 1n, { deadline: performance.now() + 30 });
    expect(() => found.next()).toThrow("divisors: the deadline has passed");
    const small = divisors(30n, { signal: stopsAfter(2) });
    expect(() => small.next()).toThrow("enough");
  });

  test("stay ended once they were closed", () => {
    const found = divisors(12);
    found.next();
    found.return();
    expect(found.next().done).toBe(true);
  });
});
