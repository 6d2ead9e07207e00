import fc from "fast-check";
import { isOdd } from "lazuli";
import { describe, expect, test } from "vitest";
import { shown } from "../kit/messages.js";

describe("isOdd", () => {
  test("says no to the multiples of 2, and yes to their neighbours", () => {
    fc.assert(
      fc.property(fc.integer(), (n) => {
        expect([isOdd(2 * n), isOdd(2 * n + 1)]).toEqual([false, true]);
      }),
    );
  });

  test("says the same of bigints", () => {
    fc.assert(
      fc.property(fc.bigInt(), (n) => {
        expect([isOdd(2n * n), isOdd(2n * n + 1n)]).toEqual([false, true]);
      }),
    );
  });

  test.each([1, -1, -3, 2 ** 53 - 1, 1n, -1n, -3n])("says yes to %s", (n) => {
    expect(isOdd(n)).toBe(true);
  });

  test.each([0, -0, 2, -2, 0.5, 1.5, -1.5, 1e300, NaN, Infinity, -Infinity, 0n, -2n])(
    "says no to %s",
    (n) => {
      expect(isOdd(n)).toBe(false);
    },
  );

  test.each([undefined, null, "2", {}])("refuses %o", (n) => {
    expect(() => isOdd(n as never)).toThrow(
      new TypeError(`isOdd: n must be a number or a bigint, got ${shown(n)}`),
    );
  });
});
