import fc from "fast-check";
import { isqrt } from "lazuli";
import { describe, expect, test } from "vitest";
import { shown } from "../kit/messages.js";

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
