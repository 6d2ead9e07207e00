import { describe, expect, test } from "vitest";
import { END } from "../../src/core/cursor.js";
import { isPrimeNumber } from "../../src/core/primality.js";
import { Sieve } from "../../src/core/sieve.js";

/** A sieve from the first prime on, where one would test the first ones instead. */
function sieving(from: number, to: number): number[] {
  const sieve = new Sieve(from, to);
  Object.assign(sieve, { tests: 0 });
  const found: number[] = [];
  for (let prime = sieve.pull(); prime !== END; prime = sieve.pull()) found.push(prime);
  return found;
}

describe("a sieve that sets in at once", () => {
  test.each([6, 10 ** 6, 10 ** 9, 2 ** 32 - 5000, 10 ** 12, 2 ** 40])("misses none above %i", (from) => {
    for (let start = from; start < from + 40; start += 3) {
      const to = start + 10_000;
      const expected: number[] = [];
      for (let n = start; n <= to; n++) if (isPrimeNumber(n)) expected.push(n);
      expect(sieving(start, to)).toEqual(expected);
    }
  });
});
