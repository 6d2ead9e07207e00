import fc from "fast-check";
import { after, filter, not, takeUntil, takeWhile } from "lazuli";
import { describe, expect, test } from "vitest";
import { errorOf, shown } from "../kit/messages.js";

describe("after", () => {
  test("says no of the first so many values, and yes of the others", () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), fc.nat(12), (values, count) => {
        expect([...filter(values, after(count))]).toEqual(values.slice(count));
        expect([...takeWhile(values, not(after(count)))]).toEqual(values.slice(0, count));
        expect([...takeUntil(values, after(count))]).toEqual(values.slice(0, count + 1));
      }),
    );
  });

  test.each([-1, 1.5, NaN, Infinity, "3"])("refuses %s as count", (count) => {
    expect(() => after(count as never)).toThrow(
      new (errorOf(count))(`after: count must be a non-negative safe integer, got ${shown(count)}`),
    );
  });
});
