import fc from "fast-check";
import { isEven } from "lazuli";
import { describe, expect, test } from "vitest";
import { shown } from "../kit/messages.js";

describe("isEven", () => {
  test("says yes to the multiples of 2, and no to their neighbours", () => {
    fc.assert(
      fc.property(fc.integer(), (n) => {
        expect([isEven(2 * n), isEven(2 * n + 1)]).toEqual([true, false]);
      }),
    );
  });

  test("says the same of bigints", () => {
    fc.assert(
      fc.property(fc.bigInt(), (n) => {
        expect([isEven(2n * n), isEven(2n * n + 1n)]).toEqual([true, false]);
      }),
    );
  });

  test.each([0, -0, -2, 2 ** 53, -1e300, 0n, -2n])("says yes to %s", (n) => {
    expect(isEven(n)).toBe(true);
  });

  test.each([1, -1, -3, 0.5, 2.000001, -1.5, NaN, Infinity, -Infinity, 1n, -1n])("says no to %s", (n) => {
    expect(isEven(n)).toBe(false);
  });

  test.each([undefined, null, "2", {}])("refuses %o", (n) => {
    expect(() => isEven(n as never)).toThrow(
      new TypeError(`isEven: n must be a number or a bigint, got ${shown(n)}`),
    );
  });
});
