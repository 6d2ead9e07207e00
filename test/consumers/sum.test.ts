import fc from "fast-check";
import { map, sum } from "lazuli";
import { sum as sumAsync } from "lazuli/async";
import { describe, expect, test } from "vitest";
import { errorOf, exactSum, nearest, ulpOf } from "../kit/exact.js";
import { thrownBy, twins } from "../kit/worlds.js";

/** Neumaier's bound: an ulp, and n^2 * 2^-104 of the sum of all sizes. */
function boundOf(values: readonly number[]): bigint {
  const count = BigInt(values.length);
  const exact = nearest(exactSum(values));
  return ulpOf(exact) + ((count * count * exactSum(values.map(Math.abs))) >> 104n) + 1n;
}

/** Doubles of every size, the largest ones often, so that sums overflow on the way. */
const doubles = fc.array(
  fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: 2 ** 1022, noNaN: true, noDefaultInfinity: true }),
    fc.double({ max: -(2 ** 1022), noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(Number.MAX_VALUE, -Number.MAX_VALUE, 2 ** 1023, 2 ** 970, -(2 ** 969), 5e-324, 1),
  ),
  { maxLength: 40 },
);

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
        expect(errorOf(total, exactSum(values)) <= 2n * ulpOf(total)).toBe(true);
      }),
    );
  });

  test("is as good as twice the digits, rounded once, where values cancel out", async () => {
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 200 }), async (values) => {
        const total = (await sum(probe(values))) as number;
        expect(errorOf(total, exactSum(values)) <= boundOf(values)).toBe(true);
      }),
    );
  });

  test("is as good where it overflows on the way, and infinite only where the exact sum is", async () => {
    await fc.assert(
      fc.asyncProperty(doubles, async (values) => {
        const total = (await sum(probe(values))) as number;
        const exact = exactSum(values);
        expect(total === nearest(exact) || errorOf(total, exact) <= boundOf(values)).toBe(true);
      }),
    );
  });

  test("is exact, the sign of zero included, where no digit is lost, however large sums are on the way", async () => {
    const digits = fc.maxSafeInteger().map((n) => n * 2 ** 971);
    const small = fc.integer({ min: -3, max: 3 }).map((n) => n * 2 ** 1022);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(digits, small), { minLength: 1, maxLength: 40 }), async (values) => {
        const exact = exactSum(values);
        const isMinusZero = values.every((value) => Object.is(value, -0));
        expect(await sum(probe(values))).toBe(exact === 0n ? (isMinusZero ? -0 : 0) : nearest(exact));
      }),
    );
  });

  test("goes on without digits lost where many large values overflow many times", async () => {
    const values = [...Array<number>(50).fill(1e308), 1, ...Array<number>(49).fill(-1e308)];
    expect(await sum(probe(values))).toBe(1e308);
    expect(await sum(probe([...values, -1e308]))).toBe(1);
    expect(await sum(probe([...values, -1e308, -1]))).toBe(0);
  });

  test.each([
    [[-0], -0],
    [[-0, -0], -0],
    [[-0, 0], 0],
    [[0, -0], 0],
    [[1, -1], 0],
    [[-1, -0, 1, -0], 0],
    [[1e308, 1e308, -1e308, -1e308], 0],
    [[], 0],
  ])("of %o has the sign that the exact sum has", async (values, expected) => {
    expect(await sum(probe(values))).toBe(expected);
  });

  test.each([
    [[1e308, 1e308, -1e308], 1e308],
    [[-1e308, -1e308, 1e308], -1e308],
    [[Number.MAX_VALUE, 2 ** 970, -(2 ** 970)], Number.MAX_VALUE],
    [[2 ** 970, Number.MAX_VALUE, -(2 ** 970)], Number.MAX_VALUE],
    [[Number.MAX_VALUE, 2 ** 969], Number.MAX_VALUE],
    [[Number.MAX_VALUE, 2 ** 970], Infinity],
    [[Number.MAX_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE, -Number.MAX_VALUE, 5e-324], 5e-324],
    [[5e-324, 1e308, 1e308, -1e308, -1e308], 5e-324],
    [[-1e308, -1e308], -Infinity],
    [[1e308, 1e308, Infinity, -1e308], Infinity],
    [[1e308, 1e308, -Infinity], -Infinity],
    [[Infinity, 1e308, 1e308, -Infinity], NaN],
    [[1e308, 1e308, NaN, -1e308], NaN],
  ])("of %o is %s, whatever its sums on the way", async (values, expected) => {
    expect(await sum(probe(values))).toBe(expected);
  });

  test("does not drift with the length of the sequence, as adding in a loop does", async () => {
    const values = Array<number>(20_000).fill(0.1);
    const total = await sum(values);
    expect(total).toBe(2000);
    const exact = exactSum(values);
    expect(errorOf(naive(values), exact) > 1000n * errorOf(total as number, exact)).toBe(true);
  });

  test("keeps what a larger value swallows, whichever comes first", async () => {
    expect(await sum(probe([1, 1e100, 1, -1e100]))).toBe(2);
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

test("is the same over each kind of source, of which some are added up in loops of their own", () => {
  const plain = (values: unknown[]): Iterable<unknown> => {
    const iterator = values.values();
    return { [Symbol.iterator]: () => ({ next: () => iterator.next() }) as Iterator<unknown> };
  };
  const generated = function* (values: unknown[]): Generator<unknown, void> {
    yield* values;
  };
  const outcome = (source: Iterable<unknown>): unknown => {
    try {
      return sum(source as Iterable<number>);
    } catch (error) {
      return String(error);
    }
  };
  const value = fc.oneof(
    { weight: 8, arbitrary: fc.double() },
    { weight: 2, arbitrary: fc.constantFrom(1e308, -1e308, Infinity, -0) },
    { weight: 1, arbitrary: fc.oneof(fc.bigInt(), fc.constant("1")) },
  );
  fc.assert(
    fc.property(fc.oneof(fc.array(value), fc.array(fc.bigInt())), (values) => {
      const expected = outcome(plain(values));
      expect(outcome(values)).toBe(expected);
      expect(outcome(new Map(values.entries()).values())).toBe(expected);
      expect(outcome(generated(values))).toBe(expected);
      expect(outcome(map(values, (x) => x))).toBe(expected);
    }),
  );
});

test("sumAsync rejects where sum throws", async () => {
  await expect(sumAsync(["1"] as never)).rejects.toThrow(TypeError);
});
