import fc from "fast-check";
import { exceeds, fib, find } from "lazuli";
import { describe, expect, test } from "vitest";
import { shown } from "../kit/messages.js";

describe("exceeds", () => {
  test("says yes of the numbers above a limit, across numbers and bigints", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (value, limit) => {
        const answers = [exceeds(limit), exceeds(BigInt(limit))].flatMap((predicate) => [
          predicate(value),
          predicate(BigInt(value)),
        ]);
        expect(new Set(answers)).toEqual(new Set([value > limit]));
      }),
    );
  });

  test("compares exactly", () => {
    expect(exceeds(2 ** 53)(2n ** 53n + 1n)).toBe(true);
    expect(exceeds(2n ** 53n)(2 ** 53)).toBe(false);
    expect(find(fib(), exceeds(10_000))).toBe(10946n);
  });

  test.each([
    [Infinity, 1e308, false],
    [-Infinity, -1e308, true],
    [0, NaN, false],
    [0, -0, false],
  ])("with the limit %s, of %s says %s", (limit, value, expected) => {
    expect(exceeds(limit)(value)).toBe(expected);
  });

  test.each([[NaN], ["5"], [undefined]])("refuses %s as limit", (limit) => {
    expect(() => exceeds(limit as never)).toThrow(
      new TypeError(`exceeds: limit must be a number or a bigint, got ${shown(limit)}`),
    );
  });
});
