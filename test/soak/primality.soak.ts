/** What takes too long for every run of the tests: `npm run test:soak`, about a minute. */
import { readFileSync } from "node:fs";
import { chunks, count, isPrime, last, nth, primeCount, primes, sum, take, toArray, zip } from "lazuli";
import { describe, expect, test } from "vitest";

const { pi, nthPrime, sumBelow } = JSON.parse(
  readFileSync(new URL("../numbers/golden/primes.json", import.meta.url), "utf8"),
) as Record<"pi" | "nthPrime" | "sumBelow", Record<string, string>>;

describe("isPrime and the sieve", () => {
  test("agree about every number below 2·10^7", () => {
    const limit = 2 * 10 ** 7;
    const sieve = primes();
    let [prime, wrong] = [sieve.next().value, 0];
    for (let n = 0; n < limit; n++) {
      if (isPrime(n) !== (n === prime)) wrong++;
      if (n === prime) prime = sieve.next().value;
    }
    expect(wrong).toBe(0);
  });

  test.each([10 ** 9, 10 ** 12, 2 ** 40, 2 ** 46, 2 ** 52, 2 ** 53 - 2 * 10 ** 6])(
    "agree from %i on",
    (from) => {
      // Far enough for the sieve to take over from the tests.
      const many = Math.sqrt(from) / 700 + 20_000;
      const found = toArray(take(primes({ from, to: Number.MAX_SAFE_INTEGER }), many));
      const tested = primes({ from: BigInt(from) });
      let wrong = 0;
      let n = from;
      for (const prime of found) {
        for (; n < prime; n++) if (isPrime(n)) wrong++;
        if (!isPrime(n++)) wrong++;
      }
      expect(wrong).toBe(0);
      for (const [a, b] of zip([found.slice(0, 1000), tested])) expect(BigInt(a)).toBe(b);
    },
  );
});

test.each([8, 9])("there are as many primes below 10^%i as primecount counts", (exponent) => {
  expect(String(count(primes({ to: 10 ** exponent })))).toBe(pi[`10^${exponent}`]);
});

test.each(Object.keys(pi).filter((name) => /^(10\^(\d|1[0-3])|2\^([1-3]?\d|4[0-3]))$/.test(name)))(
  "primeCount(%s) is what primecount counts",
  (name) => {
    const [base, exponent] = name.split("^").map(Number) as [number, number];
    expect(String(primeCount(base ** exponent))).toBe(pi[name]);
  },
);

test.each([1, 2, 3, 4, 5, 6, 7])("the 10^%ith prime is the one that primesieve gives", (exponent) => {
  expect(String(nth(primes(), 10 ** exponent - 1))).toBe(nthPrime[`10^${exponent}`]);
});

test.each([7, 8])("the primes below 10^%i come to the sum that primesieve gives", (exponent) => {
  expect(String(sum(primes({ to: 10 ** exponent })))).toBe(sumBelow[`10^${exponent}`]);
});

test("the primes below 10^9, whose sum is no safe integer, come to it in bigints", () => {
  let total = 0n;
  for (const some of chunks(primes({ to: 10 ** 9 }), 100_000)) total += BigInt(sum(some));
  expect(String(total)).toBe(sumBelow["10^9"]);
});

test("the last prime below 10^9", () => {
  expect(last(primes({ from: 999_000_000, to: 10 ** 9 }))).toBe(999_999_937);
});
