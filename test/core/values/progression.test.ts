import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distinctUpTo, hasRepeats } from "../../../src/core/values/progression.js";

/** What there is to find out, by looking at every value. */
function repeats(start: number, end: number, step: number): boolean {
  for (let index = 0; ; index++) {
    const value = start + step * index;
    if (step > 0 ? value >= end : value <= end) return false;
    if (index > 0 && value === start + step * (index - 1)) return true;
  }
}

/** The double that lies so many doubles further away from 0. */
function away(value: number, count: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  bits.setBigInt64(0, bits.getBigInt64(0) + BigInt(count));
  return bits.getFloat64(0);
}

/** A step of any size, down to the smallest double: a whole one, a fraction, or one beside a power of two. */
const steps = fc
  .tuple(
    fc.oneof(
      fc.integer({ min: 1, max: 9 }),
      fc.double({ min: 0.5, max: 2, noNaN: true }),
      fc.integer({ min: -2, max: 2 }).map((count) => away(1, count)),
    ),
    fc.oneof(fc.integer({ min: -1074, max: 900 }), fc.integer({ min: -3, max: 3 })),
  )
  .map(([factor, exponent]) => factor * 2 ** exponent)
  .filter((step) => step > 0);

/** Starts whose neighbouring doubles are about a step apart: from eight to a step, up to one in eight steps. */
const starts = (step: number): fc.Arbitrary<number> =>
  fc
    .tuple(
      fc.integer({ min: 49, max: 56 }),
      fc.oneof(fc.integer({ min: 0, max: 20 }), fc.nat()),
      fc.constantFrom(1, -1, 0),
    )
    .map(([exponent, count, sign]) => sign * away(step * 2 ** exponent, count))
    .filter(Number.isFinite);

const progressions = (longest: number): fc.Arbitrary<[number, number, number]> =>
  steps
    .chain((step) =>
      fc.tuple(
        starts(step),
        fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: longest })),
        fc.integer({ min: 0, max: 3 }),
        fc.constant(step),
        fc.constantFrom(1, -1),
      ),
    )
    .map(([start, length, more, step, sign]): [number, number, number] => {
      const end = away(start + step * length, more);
      return [sign * start, sign * end, sign * step];
    })
    .filter(([, end]) => Number.isFinite(end));

describe("hasRepeats", () => {
  test("tells what is found by looking at every value", () => {
    fc.assert(
      fc.property(progressions(2000), ([start, end, step]) => {
        expect(hasRepeats(start, end, step)).toBe(repeats(start, end, step));
      }),
      { numRuns: 2000 },
    );
  });

  test("overlooks nothing where there are too many to look at", () => {
    fc.assert(
      fc.property(progressions(30_000), ([start, end, step]) => {
        if (!hasRepeats(start, end, step)) expect(repeats(start, end, step)).toBe(false);
      }),
    );
  });

  test.each([
    [0, 2 ** 53, 1, false],
    [0, 2 ** 53 + 2, 1, true],
    [-(2 ** 52), 2 ** 52, 1, false],
    [-(2 ** 53), 2 ** 53, 1, true],
    [0, 1e17, 2.5e16, false],
    [0, 1e17, 1, true],
    [2 ** 53, 2 ** 53 + 3, 1, true],
    [2 ** 53, 2 ** 53 + 1e6, 2, false],
    [2 ** 53 - 1, 2 ** 53 + 10, 2, true],
    [0, 5e14, 0.1, false],
    [0, 1e15, 0.1, true],
    [0, 2e-323, 5e-324, false],
    [0, 1, 5e-324, true],
    [0, Number.MAX_VALUE, 1e300, false],
    [0, Number.MAX_VALUE, 1, true],
    [-1.7e308, 1.7e308, 1e290, true],
    [-1.7e308, 1.7e308, 1e300, false],
    [0, Infinity, 1, false],
    [2 ** 53, Infinity, 1, true],
    [2 ** 53 + 2, 0, 1, false],
    [2 ** 53, -Infinity, 1, false],
    [5, 5, 1e-300, false],
  ])("from %d to %d by %d is %s, at once", (start, end, step, expected) => {
    expect(hasRepeats(start, end, step)).toBe(expected);
    expect(hasRepeats(-start, -end, -step)).toBe(expected);
  });
});

describe("distinctUpTo", () => {
  test("is a size up to which no two neighbours are the same", () => {
    fc.assert(
      fc.property(steps, fc.double({ min: -1, max: 1, noNaN: true }), (step, part) => {
        const size = distinctUpTo(0, step);
        fc.pre(size < Infinity);
        const start = part * size;
        expect(distinctUpTo(start, step)).toBe(size);
        expect(distinctUpTo(start, -step)).toBe(size);
        expect(start + step).not.toBe(start);
        expect(hasRepeats(start, size, step)).toBe(false);
      }),
    );
    expect(distinctUpTo(2 ** 51, 1)).toBe(-Infinity);
  });
});
