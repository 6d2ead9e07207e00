import { readFileSync } from "node:fs";
import fc from "fast-check";
import { isPrime, map, nextPrime, previousPrime, primes, range, take } from "lazuli";
import { describe, expect, test } from "vitest";
import { oneIn } from "../kit/runs.js";
import { describePrimeBeside } from "../kit/suites/integers.js";

const golden = (name: string): bigint[][] =>
  readFileSync(new URL(`golden/${name}`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t").map(BigInt));

const isSafe = (n: bigint): boolean => n <= Number.MAX_SAFE_INTEGER;

describePrimeBeside("nextPrime");

describe("nextPrime and previousPrime", () => {
  test("give what GMP gives", () => {
    for (const [n, next] of golden("nextprime.tsv") as [bigint, bigint][]) {
      expect([n, nextPrime(n)]).toEqual([n, next]);
      if (isPrime(n)) expect(previousPrime(next)).toBe(n);
      if (isSafe(next)) expect(nextPrime(Number(n))).toBe(Number(next));
    }
  });

  test("leap over the largest gaps that primesieve finds", () => {
    for (const [gap, prime] of golden("prime-gaps.tsv") as [bigint, bigint][]) {
      expect(nextPrime(prime)).toBe(prime + gap);
      expect(previousPrime(Number(prime + gap))).toBe(Number(prime));
    }
  });

  test("go up and down through the first primes", () => {
    const first = [...take(primes(), 100)];
    for (const [index, prime] of first.slice(0, -1).entries()) {
      const next = first[index + 1] as number;
      for (let n = prime; n < next; n++)
        expect([nextPrime(n), nextPrime(BigInt(n))]).toEqual([next, BigInt(next)]);
      for (let n = prime + 1; n <= next; n++)
        expect([previousPrime(n), previousPrime(BigInt(n))]).toEqual([prime, BigInt(prime)]);
    }
  });

  test("have nothing but composite numbers between them and the number", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 4n, max: 2n ** 80n }), (n) => {
        const [below, above] = [previousPrime(n) as bigint, nextPrime(n)];
        expect([isPrime(below), isPrime(above)]).toEqual([true, true]);
        for (let between = below + 1n; between < above; between++)
          expect(isPrime(between)).toBe(between === n && isPrime(n));
      }),
      oneIn(10),
    );
  });

  test.each([1, 0, -5, 1n, 0n, -(2n ** 80n)])("find 2 above %s", (n) => {
    expect(Number(nextPrime(n as number))).toBe(2);
  });

  test("refuse to go past the safe integers in numbers", () => {
    expect(nextPrime(2 ** 53 - 112)).toBe(2 ** 53 - 111);
    expect(previousPrime(2 ** 53 - 1)).toBe(2 ** 53 - 111);
    const message =
      "nextPrime: n must be a bigint where the next prime is no safe integer, got 9007199254740881";
    expect(() => nextPrime(2 ** 53 - 111)).toThrow(new RangeError(message));
  });

  test("can be callbacks that get an index", () => {
    expect([...map(range(4), nextPrime)]).toEqual([2, 2, 3, 5]);
    expect([4, 5].map(previousPrime)).toEqual([3, 3]);
  });
});
