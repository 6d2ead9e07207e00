import fc from "fast-check";
import { gcd, isPerfectSquare, isqrt, lcm, range, reduce } from "lazuli";
import { describe, expect, test } from "vitest";
import { shown } from "../kit/messages.js";

const small = fc.integer({ min: -1000, max: 1000 });

describe("gcd", () => {
  test("is the largest number that divides both", () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        let expected = 0;
        for (let d = 1; d <= 1000; d++) if (a % d === 0 && b % d === 0 && (a !== 0 || b !== 0)) expected = d;
        expect(gcd(a, b)).toBe(expected);
        expect(gcd(BigInt(a), BigInt(b))).toBe(BigInt(expected));
      }),
    );
  });

  test("takes a common factor out", () => {
    const large = fc.bigInt({ min: 1n, max: 2n ** 200n });
    fc.assert(fc.property(large, large, large, (a, b, c) => gcd(a * c, b * c) === c * gcd(a, b)));
  });

  test("is a callback for reduce", () => {
    expect(reduce([12, 18, 27], gcd)).toBe(3);
  });
});

describe("lcm", () => {
  test("times gcd is the product", () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        expect(lcm(a, b) * gcd(a, b) - Math.abs(a * b)).toBe(0);
        expect(lcm(BigInt(a), BigInt(b))).toBe(BigInt(lcm(a, b)));
      }),
    );
  });

  test.each([
    [0, 0],
    [0, 5],
    [5, 0],
    [0, -5],
    [-5, 0],
  ])("of %i and %i is 0", (a, b) => {
    expect(lcm(a, b)).toBe(0);
    expect(lcm(BigInt(a), BigInt(b))).toBe(0n);
  });

  test("is never rounded", () => {
    const message = "lcm: the multiple must be a safe integer, or of bigints, got 36028797018963960";
    expect(() => lcm(2 ** 53 - 1, 4)).toThrow(RangeError);
    expect(() => lcm(9007199254740990, 8)).toThrow(new RangeError(message));
    expect(reduce(range(1n, 31n), lcm)).toBe(2329089562800n);
  });
});

describe("isqrt", () => {
  test("is the largest number whose square is not larger", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 300n }), (root) => {
        for (const n of [root, root * root, root * root + root, root * root + 2n * root]) {
          const found = isqrt(n);
          expect(found * found <= n && n < (found + 1n) ** 2n).toBe(true);
        }
      }),
    );
  });

  test("is exact for numbers, where roots round up too", () => {
    for (const root of [0, 1, 2, 3, 1000, 67108864, 67108865, 94906264, 94906265]) {
      expect(isqrt(root * root)).toBe(root);
      if (root > 0) expect(isqrt(root * root - 1)).toBe(root - 1);
      expect(isqrt(BigInt(root))).toBe(BigInt(isqrt(root)));
    }
    expect(isqrt(Number.MAX_SAFE_INTEGER)).toBe(94906265);
    expect(isqrt(-0)).toBe(0);
  });

  test.each([-1, -1n])("refuses %s", (n) => {
    expect(() => isqrt(n as number)).toThrow(
      new RangeError(`isqrt: n must be non-negative, got ${shown(n)}`),
    );
  });

  test("refuses what is no integer", () => {
    expect(() => isqrt(1.5)).toThrow(new RangeError("isqrt: n must be a safe integer or a bigint, got 1.5"));
    expect(() => isqrt("4" as never)).toThrow(
      new TypeError('isqrt: n must be a number or a bigint, got "4"'),
    );
  });
});

describe("isPerfectSquare", () => {
  test("knows the squares", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n, max: 2n ** 100n }), (root) => {
        const around = [-1n, 0n, 1n].map((offset) => isPerfectSquare(root * root + offset));
        expect(around).toEqual([false, true, false]);
      }),
    );
    const squares = Array.from({ length: 10_000 }, (_, n) => n).filter((n) => isPerfectSquare(n));
    expect(squares).toEqual(Array.from({ length: 100 }, (_, n) => n * n));
    expect([94906265 ** 2, 94906265 ** 2 - 1, 94906265 ** 2 + 1].map(isPerfectSquare)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test.each([-1, -4, -4n, -(2 ** 60), 0.25, NaN, Infinity, -Infinity, 2.25])("says no to %s", (n) => {
    expect(isPerfectSquare(n)).toBe(false);
  });

  test("refuses what it cannot tell", () => {
    const unsafe = "isPerfectSquare: n must be a safe integer or a bigint, got 9007199254740992";
    expect(() => isPerfectSquare(2 ** 53)).toThrow(new RangeError(unsafe));
    const message = 'isPerfectSquare: n must be a number or a bigint, got "4"';
    expect(() => isPerfectSquare("4" as never)).toThrow(new TypeError(message));
  });
});

describe.each([gcd, lcm])("%o", (fn) => {
  const { name } = fn;

  test.each([
    ["1", 2, 'a must be a number or a bigint, got "1"'],
    [1, "2", 'b must be a number, got "2"'],
    [1, 2n, "b must be a number, got 2n"],
    [1n, 2, "b must be a bigint, got 2"],
  ])("refuses %o and %o", (a, b, message) => {
    expect(() => fn(a as never, b as never)).toThrow(new TypeError(`${name}: ${message}`));
  });

  test("refuses what is no safe integer", () => {
    const message = `${name}: b must be a safe integer or a bigint, got 1.5`;
    expect(() => fn(1, 1.5)).toThrow(new RangeError(message));
  });
});
