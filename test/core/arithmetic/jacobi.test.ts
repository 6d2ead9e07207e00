import { describe, expect, test } from "vitest";
import { jacobi } from "../../../src/core/arithmetic/jacobi.js";

describe("jacobi", () => {
  const primes = [3, 5, 7, 11, 13, 17, 19, 23];

  /** By definition: 1 for a square modulo the prime, 0 for a multiple of it. */
  const legendre = (a: number, prime: number): number => {
    if (a % prime === 0) return 0;
    return Array.from({ length: prime }, (_, root) => (root * root - a) % prime).includes(0) ? 1 : -1;
  };

  test("is the product of Legendre's symbols", () => {
    for (const p of primes) {
      for (const q of primes) {
        for (let a = 1; a < 200; a++) {
          // -0 is 0 here.
          expect([a, p, q, jacobi(a, p * q) + 0]).toEqual([a, p, q, legendre(a, p) * legendre(a, q) + 0]);
        }
      }
    }
  });

  test("is 1 for the number 1", () => {
    expect(jacobi(5, 1)).toBe(1);
  });
});
