import fc from "fast-check";
import { of, toArray } from "lazuli";
import { describe, expect, test } from "vitest";

describe("of", () => {
  test("gives its arguments", () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), (values) => {
        expect(toArray(of(...values))).toEqual(values);
      }),
    );
  });

  test("opens none of them", () => {
    const values = [1, 2];
    expect([...of(values, "ab")]).toEqual([values, "ab"]);
  });

  test("ends once", () => {
    const sequence = of(undefined);
    expect(sequence.next()).toEqual({ value: undefined, done: false });
    for (let pull = 0; pull < 2; pull++) expect(sequence.next().done).toBe(true);
  });
});
