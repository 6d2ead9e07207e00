import { readFileSync } from "node:fs";
import fc from "fast-check";
import { isPrime, primeCount } from "lazuli";
import { describe, expect, test } from "vitest";
import { montgomeryRegisters } from "../../../src/core/arithmetic/montgomery.js";
import {
  isLucasBigint,
  isLucasNumber,
  isStrongBigint,
  isStrongNumber,
} from "../../../src/core/arithmetic/primality.js";
import { bigintRegisters } from "../../../src/core/arithmetic/modularRegisters.js";

/*
 * isPrime is right if each half of its test is the one that the lists of pseudoprimes are about. Hardly any composite
 * number comes to the second half, so that a wrong one would not be noticed there; here each half is asked on its own.
 */

const modulo = (a: bigint, n: bigint): bigint => ((a % n) + n) % n;

/** The odd number that is left of a number without its twos, and how many these are. */
function oddPartOf(n: bigint): [odd: bigint, twos: number] {
  let twos = 0;
  for (; n % 2n === 0n; n /= 2n) twos++;
  return [n, twos];
}

function jacobi(a: bigint, n: bigint): number {
  let symbol = 1;
  for (a = modulo(a, n); a !== 0n; [a, n] = [n % a, a]) {
    const [odd, twos] = oddPartOf(a);
    if (twos % 2 === 1 && (n % 8n === 3n || n % 8n === 5n)) symbol = -symbol;
    if (odd % 4n === 3n && n % 4n === 3n) symbol = -symbol;
    a = odd;
  }
  return n === 1n ? symbol : 0;
}

/** By the definition: 2^d = 1, or 2^(d 2^r) = -1 for an r < s, where n - 1 = d 2^s. */
function isStrong(n: bigint): boolean {
  const [odd, twos] = oddPartOf(n - 1n);
  let power = 1n;
  for (const bit of odd.toString(2)) power = (power * power * (bit === "1" ? 2n : 1n)) % n;
  if (power === 1n) return true;
  for (let r = 0; r < twos; r++, power = (power * power) % n) if (power === n - 1n) return true;
  return false;
}

/**
 * By the definition, with U and V computed one beside the other: U(d) = 0 and V(d) = 2 or -2, or V(d 2^r) = 0 for
 * an r < s - 1, where n + 1 = d 2^s, and P is the first one from 3 on for which P² - 4 has the Jacobi symbol -1.
 */
function isExtraStrongLucas(n: bigint): boolean {
  let p = 3n;
  while (jacobi(p * p - 4n, n) !== -1) p++;
  const half = (a: bigint): bigint => modulo(a % 2n === 0n ? a / 2n : (a + n) / 2n, n);
  const [odd, twos] = oddPartOf(n + 1n);
  let [u, v] = [0n, 2n];
  for (const bit of odd.toString(2)) {
    [u, v] = [modulo(u * v, n), modulo(v * v - 2n, n)];
    if (bit === "1") [u, v] = [half(p * u + v), half((p * p - 4n) * u + p * v)];
  }
  if (u === 0n && (v === 2n || v === n - 2n)) return true;
  for (let r = 0; r < twos - 1; r++, v = modulo(v * v - 2n, n)) if (v === 0n) return true;
  return false;
}

const isSquare = (n: number): boolean => Number.isInteger(Math.sqrt(n));

/** Composite numbers with small factors are gone before they come to it; for them the definition has exceptions. */
const FACTORS = [3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89];
const withoutFactor = (n: number): boolean => FACTORS.every((prime) => n % prime !== 0);

const hard = readFileSync(new URL("../../numbers/golden/primality-hard.tsv", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split("\t") as [n: string, verdict: string, kind: string])
  .map(([n, , kind]) => ({ n: BigInt(n), kind }));
const odd = hard.filter(({ n }) => n % 2n === 1n && n > 16_129n);
const ofKind = (kind: string): bigint[] => odd.filter((row) => row.kind === kind).map(({ n }) => n);

/** The kernel is for what is no safe integer. */
const both = [
  ["bigints", bigintRegisters, odd],
  ["the kernel", montgomeryRegisters, odd.filter(({ n }) => n > 2n ** 53n)],
] as const;

describe("the strong test", () => {
  test("is the one of the definition for every odd number from 127² to 120,000", () => {
    for (let n = 16_129; n < 120_000; n += 2)
      expect([n, isStrongNumber(n)]).toEqual([n, isStrong(BigInt(n))]);
  });

  test("is the one of the definition for odd numbers up to 2^53", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2 ** 20, max: 2 ** 52 - 1 }), (n) => {
        expect(isStrongNumber(2 * n + 1)).toBe(isStrong(BigInt(2 * n + 1)));
      }),
    );
  });

  test("passes the strong pseudoprimes of PARI's list", () => {
    const small = ofKind("spsp2").filter((n) => n < 2n ** 53n);
    expect(small.length).toBeGreaterThan(50);
    expect(small.filter((n) => !isStrongNumber(Number(n)))).toEqual([]);
  });

  test.each(both)("is the one of the definition over %s", (_, registersOf, rows) => {
    for (const { n } of rows)
      expect([n, isStrongBigint(n, registersOf, undefined)]).toEqual([n, isStrong(n)]);
  });
});

describe("the Lucas test", () => {
  test("is the one of the definition for every odd number from 127² to 400,000 that comes to it", () => {
    let passed = 0;
    for (let n = 16_129; n < 400_000; n += 2) {
      if (isSquare(n) || !withoutFactor(n)) continue;
      const expected = isExtraStrongLucas(BigInt(n));
      expect([n, isLucasNumber(n)]).toEqual([n, expected]);
      if (expected) passed++;
    }
    // That many primes are there; the others that pass are composite.
    expect(passed).toBeGreaterThan(primeCount(400_000) - primeCount(16_128));
  });

  test("is the one of the definition for odd numbers up to 2^53", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2 ** 20, max: 2 ** 52 - 1 }), (half) => {
        const n = 2 * half + 1;
        fc.pre(!isSquare(n));
        expect(isLucasNumber(n)).toBe(isExtraStrongLucas(BigInt(n)));
      }),
    );
  });

  test("passes just those of PARI's list of almost extra strong Lucas pseudoprimes for which U is 0 too", () => {
    // PARI leaves the condition on U out, as many do.
    const numbers = ofKind("eslpsp").filter((n) => n < 2n ** 53n);
    const passed = numbers.filter((n) => isLucasNumber(Number(n)));
    expect(passed).toEqual(numbers.filter(isExtraStrongLucas));
    expect(passed.length).toBeGreaterThan(10);
    expect(passed.length).toBeLessThan(numbers.length - 10);
  });

  test.each(both)("is the one of the definition over %s", (_, registersOf, rows) => {
    for (const { n, kind } of rows) {
      if (kind === "square") continue;
      const expected = [n, isExtraStrongLucas(n)];
      expect([n, isLucasBigint(n, registersOf, undefined)]).toEqual(expected);
    }
  });

  // With q = k (p + 1) + 1, the ranks of both primes may divide pq + 1.
  test.each([
    [134217823n, 2n],
    [134218963n, 2n],
    [134218967n, 6n],
    [134219441n, 4n],
  ])("is passed by some products of %s, which isPrime refuses", (p, k) => {
    const n = p * (k * (p + 1n) + 1n);
    expect(isExtraStrongLucas(n)).toBe(true);
    for (const [, registersOf] of both) expect(isLucasBigint(n, registersOf, undefined)).toBe(true);
    expect(isPrime(n)).toBe(false);
  });
});
