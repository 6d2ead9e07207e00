import fc from "fast-check";
import { range, take } from "lazuli";
import { describe, expect, test } from "vitest";
import { oneIn } from "../kit/runs.js";

/** What the proposal's algorithm gives, as far as start and end differ. */
function model<N extends number | bigint>(
  start: N,
  end: N,
  step: N,
  inclusive: boolean,
  zero: N,
  one: N,
): N[] {
  const values: N[] = [];
  const up = end > start;
  if (up !== step > zero) return values;
  for (let index = zero; ; index = ((index as number) + (one as number)) as N) {
    const value = ((start as number) + (step as number) * (index as number)) as N;
    if (up ? value > end : value < end) return values;
    if (value === end) return inclusive ? [...values, value] : values;
    values.push(value);
  }
}

describe("range", () => {
  test("gives the numbers from start to end by steps", () => {
    const options = fc.record({ step: fc.integer({ min: -5, max: 5 }), inclusive: fc.boolean() });
    fc.assert(
      fc.property(
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: -50, max: 50 }),
        options,
        (...bounds) => {
          const [start, end, { step, inclusive }] = bounds;
          fc.pre(step !== 0 && start !== end);
          expect([...range(start, end, { step, inclusive })]).toEqual(
            model(start, end, step, inclusive, 0, 1),
          );
        },
      ),
    );
  });

  test("gives bigints of any size as it gives numbers", () => {
    const offset = fc.bigInt({ min: -50n, max: 50n });
    fc.assert(
      fc.property(fc.bigInt(), offset, fc.bigInt({ min: -5n, max: 5n }), fc.boolean(), (...bounds) => {
        const [start, distance, step, inclusive] = bounds;
        fc.pre(step !== 0n && distance !== 0n);
        const end = start + distance;
        expect([...range(start, end, { step, inclusive })]).toEqual(
          model(start, end, step, inclusive, 0n, 1n),
        );
      }),
    );
  });

  test("computes fractions by multiplication, without adding up errors", () => {
    const step = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: -10, max: 10, noNaN: true }), step, (start, step) => {
        expect([...range(start, start + 5, step)]).toEqual(model(start, start + 5, step, false, 0, 1));
      }),
      oneIn(10),
    );
    expect([...range(0, 1, 0.1)][7]).toBe(0.1 * 7);
  });

  test("starts at 0 where only an end is given", () => {
    expect([...range(3)]).toEqual([0, 1, 2]);
  });

  test("counts down to a negative end", () => {
    expect([...range(-3)]).toEqual([0, -1, -2]);
  });

  test("steps by -1 where the end lies below the start", () => {
    expect([...range(3, 0)]).toEqual([3, 2, 1]);
    expect([...range(3n, 0n)]).toEqual([3n, 2n, 1n]);
  });

  test("takes a bigint for a step", () => {
    expect([...range(0n, 5n, 2n)]).toEqual([0n, 2n, 4n]);
  });

  test("includes the end where it is asked to and a step falls on it", () => {
    expect([...range(0, 4, { step: 2, inclusive: true })]).toEqual([0, 2, 4]);
    expect([...range(0, 5, { step: 2, inclusive: true })]).toEqual([0, 2, 4]);
  });

  test("takes any truthy answer for inclusive", () => {
    expect([...range(0, 1, { inclusive: 1 as never })]).toEqual([0, 1]);
  });

  test("takes null and undefined for no step", () => {
    for (const step of [null, undefined, { step: null }, { step: undefined }, {}]) {
      expect([...range(0, 2, step as never)]).toEqual([0, 1]);
    }
  });

  test("is empty where the step leads away from the end", () => {
    expect([...range(0, 3, -1)]).toEqual([]);
    expect([...range(3, 0, { step: 1, inclusive: true })]).toEqual([]);
    expect([...range(0n, 3n, -1n)]).toEqual([]);
  });

  test("is empty from a number to itself, unless that is included", () => {
    expect([...range(5, 5)]).toEqual([]);
    expect([...range(5, 5, { inclusive: true })]).toEqual([5]);
  });

  test("goes on for ever to an infinite end", () => {
    expect([...take(range(0, Infinity, 1e6), 4)]).toEqual([0, 1e6, 2e6, 3e6]);
    expect([...take(range(0, -Infinity), 3)]).toEqual([0, -1, -2]);
  });

  test("gives an included end once, also where rounding falls on it twice", () => {
    const ending = range(2 ** 53 - 1, 2 ** 53, { inclusive: true });
    expect([...take(ending, 3)]).toEqual([2 ** 53 - 1, 2 ** 53]);
  });

  test("refuses at the call what would repeat a number, and nothing else", () => {
    const start = fc.oneof(
      fc.integer({ min: -20, max: 20 }).map((n) => 2 ** 53 + n),
      fc.integer({ min: -20, max: 20 }).map((n) => 2 ** 52 + n / 2),
      fc.integer({ min: -20, max: 20 }).map((n) => 2 ** -1022 + n * 2 ** -1074),
    );
    const steps = fc.constantFrom(0.25, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 4, 5e-324, 1e-323);
    fc.assert(
      fc.property(
        start,
        fc.nat({ max: 20 }),
        steps,
        fc.constantFrom(1, -1),
        fc.boolean(),
        (start, length, step, sign, inclusive) => {
          const end = start + step * length;
          const values: number[] = [];
          for (let index = 0; start + step * index < end && values.length < 100; index++) {
            values.push(sign * (start + step * index));
          }
          const repeats = values.some((value, index) => value === values[index + 1]);
          const make = (): Iterable<number> =>
            range(sign * start, sign * end, { step: sign * step, inclusive });
          if (repeats) expect(make).toThrow(RangeError);
          else expect([...make()].slice(0, values.length)).toEqual(values);
        },
      ),
    );
  });

  test.each([
    [[2 ** 53, 2 ** 53 + 3], "9007199254740996", "1"],
    [[-(2 ** 53), -(2 ** 53) - 4], "9007199254740996", "-1"],
    [[2 ** 53 + 2], "9007199254740994", "1"],
    [[2 ** 53, Infinity], "9007199254740992", "1"],
    [[1e15, 1e15 + 9, { step: 0.1 }], "1000000000000009", "0.1"],
  ])("refuses %o, whose step is too small", (args, where, step) => {
    expect(() => range(...(args as [number, number]))).toThrow(
      new RangeError(`range: step must be large enough to tell numbers near ${where} apart, got ${step}`),
    );
  });

  test("takes steps that are large enough for large numbers", () => {
    expect([...range(0, 1e17, 2.5e16)]).toEqual([0, 2.5e16, 5e16, 7.5e16]);
    expect([...range(2 ** 53, 2 ** 53 + 6, 2)]).toEqual([2 ** 53, 2 ** 53 + 2, 2 ** 53 + 4]);
    expect([...take(range(0, 2 ** 53), 2)]).toEqual([0, 1]);
    expect([...range(2n ** 53n, 2n ** 53n + 2n)]).toEqual([2n ** 53n, 2n ** 53n + 1n]);
  });

  test.each([1, -1])("throws before it repeats a number on the way to infinity, in direction %i", (sign) => {
    const endless = range(sign * (2 ** 53 - 1), sign * Infinity);
    expect([...take(endless, 2)]).toEqual([sign * (2 ** 53 - 1), sign * 2 ** 53]);
    const again = range(sign * (2 ** 53 - 1), sign * Infinity);
    again.next();
    again.next();
    expect(() => again.next()).toThrow(
      new RangeError(`range: a step of ${sign} is too small to change ${sign * 2 ** 53}; use bigints`),
    );
    expect(again.next().done).toBe(true);
  });

  test("goes on to infinity past where numbers have to be looked at", () => {
    const start = 2 ** 50 - 2;
    expect([...take(range(start, Infinity), 5)]).toEqual([0, 1, 2, 3, 4].map((n) => start + n));
    expect([...take(range(1e20, Infinity, 1e5), 2)]).toEqual([1e20, 1e20 + 1e5]);
    expect([...range(1e308, Infinity, 5e307)]).toEqual([1e308, 1.5e308]);
  });

  test("is empty where the step leads away from an infinite end", () => {
    expect([...range(0, -Infinity, 1)]).toEqual([]);
    expect([...range(2 ** 60, -Infinity, 1)]).toEqual([]);
    expect([...range(0, Infinity, -1)]).toEqual([]);
  });

  test("reads the options once, step before inclusive", () => {
    const reads: unknown[] = [];
    const watched = new Proxy(
      { step: 1 },
      { get: (target, key) => (reads.push(key), Reflect.get(target, key)) },
    );
    range(0, 3, watched);
    expect(reads).toEqual(["step", "inclusive"]);
  });

  test.each([
    [["1", 2], 'start must be a number, got "1"'],
    [[undefined, 2], "start must be a number, got undefined"],
    [[0, "2"], 'end must be a number, got "2"'],
    [[0, undefined], "end must be a number, got undefined"],
    [[0, 2n], "end must be a number, got 2n"],
    [[0n, 2], "end must be a bigint, got 2"],
    [[0n, Infinity], "end must be a bigint, got Infinity"],
    [[0, 2, 1n], "step must be a number, got 1n"],
    [[0n, 2n, 1], "step must be a bigint, got 1"],
    [[0n, 2n, { step: 1 }], "step must be a bigint, got 1"],
    [[0, 2, "1"], 'step must be a number, got "1"'],
    [[0, 2, { step: true }], "step must be a number, got true"],
    [["2"], 'end must be a number, got "2"'],
    [[], "end must be a number, got undefined"],
  ])("refuses %o as not numbers of one kind", (args, message) => {
    expect(() => range(...(args as [number, number]))).toThrow(new TypeError(`range: ${message}`));
  });

  test.each([
    [[NaN, 2], "start must be finite, got NaN"],
    [[Infinity, 2], "start must be finite, got Infinity"],
    [[-Infinity, 2], "start must be finite, got -Infinity"],
    [[0, NaN], "end must be finite, got NaN"],
    [[0, 2, NaN], "step must be finite, got NaN"],
    [[0, 2, Infinity], "step must be finite, got Infinity"],
    [[0, 2, { step: -Infinity }], "step must be finite, got -Infinity"],
    [[0, 2, 0], "step must be other than 0, got 0"],
    [[0, 2, -0], "step must be other than 0, got 0"],
    [[0n, 2n, 0n], "step must be other than 0, got 0n"],
  ])("refuses %o as out of range", (args, message) => {
    expect(() => range(...(args as [number, number]))).toThrow(new RangeError(`range: ${message}`));
  });
});
