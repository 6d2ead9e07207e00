import fc from "fast-check";
import { sum as sumAsync } from "lazuli/async";
import { describe, expect, test } from "vitest";
import { thrownBy, twins } from "../kit/worlds.js";

/** Every double is a whole multiple of 2^-1074: the sum of doubles without any rounding, in that unit. */
function exactSum(values: readonly number[]): bigint {
  return values.reduce((total, value) => total + inSmallestUnits(value), 0n);
}

function inSmallestUnits(value: number): bigint {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const raw = bits.getBigUint64(0);
  const exponent = (raw >> 52n) & 0x7ffn;
  const fraction = raw & 0xfffffffffffffn;
  const size = exponent === 0n ? fraction : (fraction | (1n << 52n)) << (exponent - 1n);
  return raw >> 63n ? -size : size;
}

/** How far a sum is from the exact one, in 2^-1074. */
function errorOf(sum: number, values: readonly number[]): bigint {
  const difference = inSmallestUnits(sum) - exactSum(values);
  return difference < 0n ? -difference : difference;
}

/** The distance between a positive number and the next larger one, in 2^-1074. */
function ulpOf(value: number): bigint {
  const size = inSmallestUnits(value);
  return 1n << BigInt(Math.max(size.toString(2).length - 53, 0));
}

const naive = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe.each(twins("sum"))("%s", (_, sum, { probe }) => {
  test("adds bigints exactly", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.bigInt(), { minLength: 1 }), async (values) => {
        expect(await sum(probe(values))).toBe(values.reduce((total, value) => total + value));
      }),
    );
  });

  test("adds whole numbers exactly", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), async (values) => {
        expect(await sum(probe(values))).toBe(naive(values));
      }),
    );
  });

  test("is right but for two units in the last place where nothing cancels out", async () => {
    const value = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 200 }), async (values) => {
        const total = (await sum(probe(values))) as number;
        expect(errorOf(total, values) <= 2n * ulpOf(total)).toBe(true);
      }),
    );
  });

  test("is as good as twice the digits, rounded once, where values cancel out", async () => {
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 200 }), async (values) => {
        const total = (await sum(probe(values))) as number;
        const count = BigInt(values.length);
        // Neumaier's bound: an ulp, and n^2 * 2^-104 of the sum of all sizes.
        const bound =
          ulpOf(Math.abs(total)) + ((count * count * exactSum(values.map(Math.abs))) >> 104n) + 1n;
        expect(errorOf(total, values) <= bound).toBe(true);
      }),
    );
  });

  test("does not drift with the length of the sequence, as adding in a loop does", async () => {
    const values = Array<number>(20_000).fill(0.1);
    const total = await sum(values);
    expect(total).toBe(2000);
    expect(errorOf(naive(values), values) > 1000n * errorOf(total, values)).toBe(true);
  });

  test("keeps what a larger value swallows, whichever comes first", async () => {
    expect(await sum(probe([1, 1e100, 1, -1e100]))).toBe(2);
  });

  test("is 0 without values", async () => {
    expect(await sum(probe([]))).toBe(0);
  });

  test.each([
    [[Infinity, 1], Infinity],
    [[1, -Infinity, 1], -Infinity],
    [[Infinity, -Infinity], NaN],
    [[1, NaN, 1], NaN],
    [[1e308, 1e308], Infinity],
  ])("of %o is %s", async (values, expected) => {
    expect(await sum(probe(values))).toBe(expected);
  });

  test.each([
    [[1, 2n], "the value at index 1 must be a number, got 2n"],
    [[1n, 2n, 3], "the value at index 2 must be a bigint, got 3"],
    [["1"], 'the value at index 0 must be a number or a bigint, got "1"'],
    [[1, "1"], 'the value at index 1 must be a number, got "1"'],
    [[1n, undefined], "the value at index 1 must be a bigint, got undefined"],
    [[null], "the value at index 0 must be a number or a bigint, got null"],
  ])("refuses %o, and closes the source", async (values, message) => {
    const source = probe<unknown>([...values, 0]);
    expect(await thrownBy(() => sum(source))).toEqual(new TypeError(`sum: ${message}`));
    expect(source.closes).toBe(1);
  });

  test("does not ask an object for its number", async () => {
    const error = await thrownBy(() => sum(probe([{ valueOf: (): number => 1 }])));
    expect(error).toBeInstanceOf(TypeError);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => sum(5));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(/^sum: source must be an iterable.*, got 5$/);
  });
});

test("sumAsync rejects where sum throws", async () => {
  await expect(sumAsync(["1"] as never)).rejects.toThrow(TypeError);
});
