import fc from "fast-check";
import { fib, fibAt, fibIndex, take } from "lazuli";
import { describe, expect, test } from "vitest";
import { oneIn } from "../kit/runs.js";

describe("fibIndex", () => {
  test("is the way back from fibAt", () => {
    expect(fibIndex(0)).toBe(0);
    for (let n = 3; n < 1000; n++) expect(fibIndex(fibAt(n))).toBe(n);
  });

  test("is the first of the two indices of 1", () => {
    expect([fibIndex(1), fibIndex(1n)]).toEqual([1, 1]);
  });

  test("takes numbers as it takes bigints", () => {
    for (const n of take(fib(), 78)) expect(fibIndex(Number(n))).toBe(fibIndex(n));
  });

  test("finds the index of long numbers", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 100_000 }), (n) => {
        expect(fibIndex(fibAt(n))).toBe(n);
        expect(fibIndex(fibAt(n) + 1n)).toBeUndefined();
      }),
      oneIn(50),
    );
  });

  test.each([-1, -3n, 4, 4n, 0.5, 1.5, NaN, Infinity, -Infinity])("has none for %s", (n) => {
    expect(fibIndex(n)).toBeUndefined();
  });

  test("refuses numbers that have lost digits", () => {
    expect(() => fibIndex(2 ** 53)).toThrow(
      new RangeError("fibIndex: n must be a safe integer or a bigint, got 9007199254740992"),
    );
  });

  test("refuses what is no number", () => {
    expect(() => fibIndex("1" as never)).toThrow(
      new TypeError('fibIndex: n must be a number or a bigint, got "1"'),
    );
  });
});
