import fc from "fast-check";
import { fib, isFib, takeWhile } from "lazuli";
import { describe, expect, test } from "vitest";

describe("isFib", () => {
  test("tells the Fibonacci numbers below 100,000 from all others", () => {
    const members = new Set(takeWhile(fib({ from: 0, as: "number" }), (n) => n < 100_000));
    for (let n = -10; n < 100_000; n++) if (isFib(n) !== members.has(n)) throw new Error(`wrong for ${n}`);
  });

  test("answers as the perfect squares among 5n² ± 4 do", () => {
    const isSquare = (n: bigint): boolean => {
      let root = BigInt(Math.round(Math.sqrt(Number(n))));
      for (let step = 0; step < 5; step++) root = (root + n / root) >> 1n;
      return [root - 1n, root, root + 1n].some((near) => near * near === n);
    };
    const large = fc.oneof(
      fc.bigInt({ min: 1n, max: 10n ** 30n }),
      fc.integer({ min: 50, max: 140 }).chain((from) => {
        const near = fib({ from }).next().value;
        return fc.bigInt({ min: near - 2n, max: near + 2n });
      }),
    );
    fc.assert(
      fc.property(large, (n) => {
        expect(isFib(n)).toBe(isSquare(5n * n * n + 4n) || isSquare(5n * n * n - 4n));
      }),
    );
  });

  test("refuses numbers that have lost digits, and what is no number", () => {
    expect(() => isFib(2 ** 53)).toThrow(
      new RangeError("isFib: n must be a safe integer or a bigint, got 9007199254740992"),
    );
    expect(isFib(-(2 ** 53))).toBe(false);
    expect(() => isFib(null as never)).toThrow(
      new TypeError("isFib: n must be a number or a bigint, got null"),
    );
  });
});
