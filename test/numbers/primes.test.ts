import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { count, dropWhile, pairwise, find, primes, take, takeWhile, toArray } from "lazuli";
import { describe, expect, test } from "vitest";

interface Golden {
  /** Runs of 1000 primes; the digest is of their decimals, joined by line feeds. */
  readonly windows: { from: string; first: number[]; p1000: number; sha256: string }[];
  readonly pi: Record<string, string>;
}

const golden = JSON.parse(readFileSync(new URL("golden/primes.json", import.meta.url), "utf8")) as Golden;

describe("primes", () => {
  test("starts with 2, 3, 5, 7, 11", () => {
    expect([...take(primes(), 5)]).toEqual([2, 3, 5, 7, 11]);
  });

  test.each([1, 2, 3, 4, 5, 6])("gives as many numbers below 10^%i as primecount counts", (exponent) => {
    const found = count(takeWhile(primes(), (p) => p < 10 ** exponent));
    expect(String(found)).toBe(golden.pi[`10^${exponent}`]);
  });

  test.each(golden.windows.slice(0, 3))("gives the thousand primes from $from on", (window) => {
    const found = toArray(
      take(
        dropWhile(primes(), (p) => p < Number(window.from)),
        1000,
      ),
    );
    expect(found.slice(0, 5)).toEqual(window.first);
    expect(createHash("sha256").update(found.join("\n")).digest("hex")).toBe(window.sha256);
  });

  test("answers which neighbours are the first above 1000", () => {
    expect(find(pairwise(primes()), ([p]) => p > 1000)).toEqual([1009, 1013]);
  });

  test("starts afresh at every call", () => {
    const [one, other] = [primes(), primes()];
    for (let step = 0; step < 100; step++) one.next();
    expect(other.next().value).toBe(2);
  });
});
