import fc from "fast-check";
import { circularWindows, recurrence, take, toArray, windows, zip, zipKeyed } from "lazuli";
import { describe, expect, test } from "vitest";
import { copyOf, slideTo } from "../../../src/core/engine/window.js";

/** As short as to have lines of their own, and longer. */
const size = fc.integer({ min: 1, max: 7 });
const values = fc.array(fc.integer());

describe("a window", () => {
  test("has the last values that were put into it", () => {
    fc.assert(
      fc.property(values, size, (list, most) => {
        const window: number[] = [];
        list.forEach((value, index) => {
          slideTo(window, most, value);
          expect(window).toEqual(list.slice(0, index + 1).slice(-most));
        });
        expect(copyOf(window)).toEqual(window);
        expect(copyOf(window)).not.toBe(window);
      }),
    );
  });

  test("is what windows and circularWindows yield", () => {
    fc.assert(
      fc.property(values, size, (list, most) => {
        const full = list
          .slice(0, Math.max(list.length - most + 1, 0))
          .map((_, at) => list.slice(at, at + most));
        expect(toArray(windows(list, most))).toEqual(full);
        const around = list.map((_, at) =>
          Array.from({ length: most }, (_, offset) => list[(at + offset) % list.length]),
        );
        expect(toArray(circularWindows(list, most))).toEqual(around);
      }),
    );
  });

  test("is what recurrence calls its function with", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }), (initial) => {
        const next = (last: readonly number[], index: number): number =>
          last.reduce((sum, value, at) => sum + value * (at + 1), index) % 10;
        const expected = [...initial];
        while (expected.length < 20) {
          const index = expected.length;
          expected.push(next(expected.slice(index - initial.length), index));
        }
        const made = recurrence(initial, (...args: number[]) =>
          next(args.slice(0, -1), args.at(-1) as number),
        );
        expect(toArray(take(made, 20))).toEqual(expected.slice(0, 20));
      }),
    );
  });
});

test("zip and zipKeyed yield what stands side by side", () => {
  fc.assert(
    fc.property(fc.array(values, { minLength: 1, maxLength: 6 }), (lists) => {
      const rows = Array.from({ length: Math.min(...lists.map(({ length }) => length)) }, (_, at) =>
        lists.map((list) => list[at]),
      );
      expect(toArray(zip(lists))).toEqual(rows);
      expect(toArray(zipKeyed(Object.fromEntries(lists.entries()))).map((row) => Object.values(row))).toEqual(
        rows,
      );
    }),
  );
});
