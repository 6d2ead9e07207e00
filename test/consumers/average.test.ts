import fc from "fast-check";
import { describe, expect, test } from "vitest";
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
