import fc from "fast-check";
import { filter, iterate, stable, takeUntil } from "lazuli";
import { describe, expect, test } from "vitest";
import { errorOf, shown } from "../kit/messages.js";

describe("stable", () => {
  test("says yes where the last so many values are equal", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1), { maxLength: 30 }), fc.integer({ min: 1, max: 4 }), (values, count) => {
        const expected = values.flatMap((_, index) =>
          index + 1 >= count && new Set(values.slice(index + 1 - count, index + 1)).size === 1 ? [index] : [],
        );
        const seen = [
          ...filter(
            values.keys(),
            (
              (predicate) => (index) =>
                predicate(values[index], index)
            )(stable(count)),
          ),
        ];
        expect(seen).toEqual(expected);
      }),
    );
  });

  test("asks for two where no count is given", () => {
    expect([...takeUntil([1, 2, 2, 2], stable())]).toEqual([1, 2, 2]);
  });

  test("stops a computation that has settled", () => {
    const halves = iterate(20, (n) => Math.floor(n / 2));
    expect([...takeUntil(halves, stable(3))]).toEqual([20, 10, 5, 2, 1, 0, 0, 0]);
  });

  test("compares as includes does", () => {
    expect([...filter([NaN, NaN, 0, -0, null, undefined], stable())]).toEqual([NaN, -0]);
  });

  test("starts afresh with the next pass", () => {
    const predicate = stable(2);
    for (let pass = 0; pass < 2; pass++)
      expect([1, 1, 2].map((value, index) => predicate(value, index))).toEqual([false, true, false]);
  });

  test("compares none but neighbours", () => {
    const predicate = stable(2);
    expect([predicate(1, 0), predicate(1, 2), predicate(1, 3)]).toEqual([false, false, true]);
  });

  test.each([0, -1, 1.5, NaN, Infinity, "2"])("refuses %s as count", (count) => {
    expect(() => stable(count as never)).toThrow(
      new (errorOf(count))(`stable: count must be a positive safe integer, got ${shown(count)}`),
    );
  });
});
