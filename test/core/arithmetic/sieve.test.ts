import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { END } from "../../../src/core/engine/cursor.js";
import { isPrimeNumber } from "../../../src/core/arithmetic/primality.js";
import { Sieve } from "../../../src/core/arithmetic/sieve.js";
import { oneIn } from "../../kit/runs.js";

/** A sieve from the first prime on, where one would test the first ones instead. */
function sieving(from: number, to: number): number[] {
  const sieve = new Sieve(from, to, "primes");
  Object.assign(sieve, { tests: 0 });
  const found: number[] = [];
  for (let prime = sieve.pull(undefined); prime !== END; prime = sieve.pull(undefined)) found.push(prime);
  return found;
}

/** The same by tests. */
function tested(from: number, to: number): number[] {
  const found: number[] = [];
  for (let n = from; n <= to; n++) if (isPrimeNumber(n)) found.push(n);
  return found;
}

describe("a sieve that sets in at once", () => {
  test.each([31, 10 ** 6, 10 ** 9, 2 ** 32 - 5000, 10 ** 12, 2 ** 40])("misses none above %i", (from) => {
    for (let start = from; start < from + 40; start += 3) {
      const to = start + 10_000;
      expect(sieving(start, to)).toEqual(tested(start, to));
    }
  });

  test("gives what isPrime accepts from any start up to 2^53, as far as any end", () => {
    const log = fc.double({ min: 5, max: Math.log2(2 ** 53 - 400_000), noNaN: true });
    fc.assert(
      fc.property(log, fc.nat(4000), fc.nat(200_000), (log, length, skipped) => {
        const from = Math.floor(2 ** log) + skipped;
        expect(sieving(from, from + length)).toEqual(tested(from, from + length));
      }),
      // To shrink would take minutes, and tell nothing: the start is what matters.
      { ...oneIn(50), endOnFailure: true },
    );
  });

  test("gives what isPrime accepts over several segments", () => {
    for (const from of [31, 10 ** 7, 10 ** 12 + 1]) {
      const to = from + 400_000;
      expect(sieving(from, to)).toEqual(tested(from, to));
    }
  });
});
