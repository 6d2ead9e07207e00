import fc from "fast-check";
import { changed, filter, takeUntil } from "lazuli";
import { describe, expect, test } from "vitest";

describe("changed", () => {
  test("says yes of the values that differ from the one before", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2)), (values) => {
        const expected = values.filter((value, index) => index > 0 && value !== values[index - 1]);
        expect([...filter(values, changed())]).toEqual(expected);
      }),
    );
  });

  test("stops a sequence at its first change", () => {
    expect([...takeUntil("aaba", changed())]).toEqual(["a", "a", "b"]);
  });

  test("compares as includes does", () => {
    expect([...filter([NaN, NaN, 0, -0, undefined, undefined, null], changed())]).toEqual([
      0,
      undefined,
      null,
    ]);
  });

  test("tells undefined from no value at all", () => {
    expect([...filter([undefined, 1], changed())]).toEqual([1]);
    expect([...filter([1], changed())]).toEqual([]);
  });

  test("starts afresh with the next pass", () => {
    const predicate = changed();
    for (let pass = 0; pass < 2; pass++)
      expect([1, 1, 2].map((value, index) => predicate(value, index))).toEqual([false, false, true]);
  });

  test("compares none but neighbours", () => {
    const predicate = changed();
    expect([predicate(1, 0), predicate(2, 2), predicate(3, 3)]).toEqual([false, false, true]);
  });
});
