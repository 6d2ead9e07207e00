import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exactSum, nearest, ulpOf } from "../kit/exact.js";
import { thrownBy, twins } from "../kit/worlds.js";

/** The exact mean of integers as a decimal text, which the engine reads as the number nearest to it. */
function decimal(total: bigint, count: bigint): number {
  const magnitude = total < 0n ? -total : total;
  const digits = (magnitude * 10n ** 400n) / count;
  // What is cut off decides only between exact ties and what is just above them.
  const rest = (magnitude * 10n ** 400n) % count === 0n ? "" : "1";
  return Number(`${total < 0n ? "-" : ""}${digits}${rest}e-${400 + rest.length}`);
}

describe.each(twins("average"))("%s", (_, average, world) => {
  test("gives the mean of bigints, rounded once", async () => {
    const bigint = fc.oneof(
      fc.bigInt({ min: -9n, max: 9n }),
      fc.bigInt({ min: -(2n ** 140n), max: 2n ** 140n }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(bigint, { minLength: 1, maxLength: 9 }), async (values) => {
        const total = values.reduce((sum, value) => sum + value);
        // 0 and -0 are the same mean.
        expect(Number(await average(values)) + 0).toBe(decimal(total, BigInt(values.length)) + 0);
      }),
    );
  });

  test("rounds ties to even, and what is above them up", async () => {
    const odd = 2n ** 53n + 1n;
    expect(await average([odd, odd])).toBe(2 ** 53);
    expect(await average([odd, odd, odd + 1n])).toBe(2 ** 53 + 2);
    const tie = 2n ** 200n + 2n ** 147n;
    expect(await average([tie, tie, tie])).toBe(2 ** 200);
    expect(await average([tie, tie, tie + 1n])).toBe(2 ** 200 + 2 ** 148);
    expect(await average([-tie, -tie, -tie - 1n])).toBe(-(2 ** 200 + 2 ** 148));
  });

  test("gives the mean of numbers without drift", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer(), { minLength: 1 }), async (values) => {
        const total = values.reduce((sum, value) => sum + value);
        expect(await average(values)).toBe(total / values.length);
      }),
    );
    expect(await average(Array(10).fill(0.1))).toBe(0.1);
    expect(await average([1e100, 1, -1e100, 3])).toBe(1);
  });

  test("rounds the mean of numbers once where the sum of their rounding errors is exact", async () => {
    expect(await average([0.1, 0.2, 0.3])).toBe(0.2);
    const value = fc.oneof(fc.maxSafeInteger(), fc.integer()).map((n) => n * 2 ** -30);
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 50 }), async (values) => {
        const exact = nearest(exactSum(values), BigInt(values.length));
        expect(((await average(values)) as number) + 0).toBe(exact + 0);
      }),
    );
  });

  test("is as good as twice the digits elsewhere, and infinite only where a value is", async () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ min: 2 ** 1022, noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(Number.MAX_VALUE, -Number.MAX_VALUE, 5e-324),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 40 }), async (values) => {
        const mean = (await average(values)) as number;
        const count = BigInt(values.length);
        // All in parts of 2^-1074, one for each value.
        const error = exactSum(values) - exactSum([mean]) * count;
        const bound =
          count * ulpOf(mean) + ((count * count * exactSum(values.map(Math.abs))) >> 104n) + count;
        expect(Number.isFinite(mean) && error <= bound && -error <= bound).toBe(true);
      }),
    );
  });

  test("is finite where only the sum is too large", async () => {
    const { MAX_VALUE } = Number;
    expect(await average([1e308, 1e308])).toBe(1e308);
    expect(await average(Array(9).fill(-MAX_VALUE))).toBe(-MAX_VALUE);
    expect(await average([MAX_VALUE, MAX_VALUE, MAX_VALUE, -MAX_VALUE])).toBe(MAX_VALUE / 2);
    expect(await average([2 ** 1023, 2 ** 1023, 1, -1])).toBe(2 ** 1022);
  });

  test("has the sign of zero that the sum has", async () => {
    expect(await average([-0, -0])).toBe(-0);
    expect(await average([-0, 0])).toBe(0);
    expect(await average([1, -1])).toBe(0);
    expect(await average([5e-324, 0, 0])).toBe(0);
    expect(await average([-5e-324, 0, 0])).toBe(-0);
  });

  test("goes to infinity and to NaN as numbers do", async () => {
    expect(await average([Infinity, 1])).toBe(Infinity);
    expect(await average([Infinity, -Infinity])).toBeNaN();
    expect(await average([10n ** 400n])).toBe(Infinity);
    expect(await average([2n ** 1000n])).toBe(2 ** 1000);
    expect(await average([-(2n ** 1000n)])).toBe(-(2 ** 1000));
  });

  test("is undefined without values", async () => {
    expect(await average([])).toBeUndefined();
  });

  test.each([
    [[1, 2n], "the value at index 1 must be a number, got 2n"],
    [[1n, 2], "the value at index 1 must be a bigint, got 2"],
    [["a"], 'the value at index 0 must be a number or a bigint, got "a"'],
  ])("refuses %o, and closes the source", async (values, message) => {
    const source = world.probe<unknown>(values);
    expect(await thrownBy(() => average(source))).toEqual(new TypeError(`average: ${message}`));
    expect(source.closes).toBe(1);
  });

  test("refuses what is no source", async () => {
    expect(await thrownBy(() => average(5))).toEqual(
      new TypeError("average: source must be an iterable, got 5"),
    );
  });
});
