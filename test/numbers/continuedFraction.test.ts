import fc from "fast-check";
import { continuedFraction, take, toArray } from "lazuli";
import { describe, expect, test } from "vitest";

/** The last convergent of some terms. */
function fractionOf(terms: readonly bigint[]): [bigint, bigint] {
  return terms.reduceRight<[bigint, bigint]>(([p, q], term) => [term * p + q, p], [1n, 0n]);
}

const isSquare = (n: bigint): boolean => BigInt(Math.round(Math.sqrt(Number(n)))) ** 2n === n;
const small = fc.bigInt({ min: -50n, max: 50n });
const denominator = small.filter((q) => q !== 0n);

describe("continuedFraction", () => {
  test("adds up to the fraction it is of, with terms that are positive from the second on", () => {
    fc.assert(
      fc.property(
        fc.bigInt(),
        fc.bigInt().filter((q) => q !== 0n),
        (p, q) => {
          const terms = toArray(continuedFraction(p, q));
          const [a, b] = fractionOf(terms);
          expect(a * q).toBe(b * p);
          expect(terms.slice(1).every((term) => term > 0n)).toBe(true);
          if (terms.length > 1) expect(terms.at(-1)).toBeGreaterThan(1n);
        },
      ),
    );
  });

  test("takes a root that comes out even for a fraction", () => {
    fc.assert(
      fc.property(small, denominator, fc.bigInt({ min: 0n, max: 50n }), (p, q, root) => {
        expect(toArray(continuedFraction(p, q, root * root))).toEqual(
          toArray(continuedFraction(p + root, q)),
        );
      }),
    );
  });

  test("comes as near to (p + √d) / q as its terms promise", () => {
    const radicand = fc.bigInt({ min: 2n, max: 1000n }).filter((d) => !isSquare(d));
    fc.assert(
      fc.property(small, denominator, radicand, (p, q, d) => {
        const terms = toArray(take(continuedFraction(p, q, d), 12));
        expect(terms.slice(1).every((term) => term > 0n)).toBe(true);
        const [a, b] = fractionOf(terms);
        const target = (Number(p) + Math.sqrt(Number(d))) / Number(q);
        expect(Number(a) / Number(b)).toBeCloseTo(target, 3);
        // Neighbouring convergents lie on both sides.
        const [c, e] = fractionOf(terms.slice(0, -1));
        const sideOf = (x: bigint, y: bigint): boolean => {
          const left = x * q - p * y;
          const isBelow = left < 0n || left * left < d * y * y;
          return isBelow === q > 0n;
        };
        expect(sideOf(a, b)).not.toBe(sideOf(c, e));
      }),
    );
  });

  test("repeats the period of a root", () => {
    const period = [1n, 1n, 1n, 1n, 1n, 5n, 1n, 4n, 1n, 5n, 1n, 1n, 1n, 1n, 1n, 18n];
    const [first, ...terms] = take(continuedFraction(0n, 1n, 94n), 33);
    expect(first).toBe(9n);
    expect(terms).toHaveLength(32);
    expect(terms.slice(0, 16)).toEqual(terms.slice(16));
    expect([terms[15], period.at(-1)]).toEqual([18n, 18n]);
  });

  test("is one term for a whole number", () => {
    expect([...continuedFraction(-3n)]).toEqual([-3n]);
    expect([...continuedFraction(0n)]).toEqual([0n]);
  });

  test.each([
    [[1], "TypeError: continuedFraction: p must be a bigint, got 1"],
    [[1n, null], "TypeError: continuedFraction: q must be a bigint, got null"],
    [[1n, 1n, 2], "TypeError: continuedFraction: d must be a bigint, got 2"],
    [[1n, 0n], "RangeError: continuedFraction: q must be other than 0, got 0"],
    [[1n, 1n, -2n], "RangeError: continuedFraction: d must be at least 0, got -2"],
  ])("refuses %o", (args, message) => {
    const call = (): unknown => continuedFraction(...(args as [bigint]));
    expect(call).toThrow(expect.objectContaining({ name: message.split(":")[0] }));
    expect(call).toThrow(message.replace(/^\w+: /, ""));
  });
});
