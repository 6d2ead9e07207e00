import fc from "fast-check";
import { repeat, take } from "lazuli";
import { describe, expect, test } from "vitest";

describe("repeat", () => {
  test("gives the value as often as it is told", () => {
    fc.assert(
      fc.property(fc.anything(), fc.nat(20), (value, count) => {
        expect([...repeat(value, count)]).toEqual(Array(count).fill(value));
      }),
    );
  });

  test("does not copy the value", () => {
    const value = {};
    for (const same of repeat(value, 2)) expect(same).toBe(value);
  });

  test.each([[undefined], [Infinity]])("goes on for ever where count is %s", (count) => {
    expect([...take(repeat("a", count as number), 1000)]).toHaveLength(1000);
  });

  test.each([
    [-1, "-1"],
    [NaN, "NaN"],
    ["many", '"many"'],
    [-Infinity, "-Infinity"],
  ])("refuses to repeat %o times", (count, shown) => {
    const message = `repeat: count must be a number from 0 to 2^53 - 1, or Infinity, got ${shown}`;
    expect(() => repeat("a", count as number)).toThrow(new RangeError(message));
  });
});
