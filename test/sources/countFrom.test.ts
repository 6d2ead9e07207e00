import fc from "fast-check";
import { chunks, countFrom, take, takeWhile } from "lazuli";
import { describe, expect, test } from "vitest";

describe("countFrom", () => {
  test("counts from 0 by 1 where it is not told otherwise", () => {
    expect([...take(countFrom(), 3)]).toEqual([0, 1, 2]);
  });

  test("gives start + index * step", () => {
    const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(finite, finite, (start, step) => {
        const expected = [0, 1, 2, 3, 4].map((index) => start + step * index);
        expect([...take(countFrom(start, step), 5)]).toEqual(expected);
      }),
    );
  });

  test("counts bigints of any size", () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), (start, step) => {
        const expected = [0n, 1n, 2n].map((index) => start + step * index);
        expect([...take(countFrom(start, step), 3)]).toEqual(expected);
      }),
    );
  });

  test("counts bigints by 1n where no step is given", () => {
    expect([...take(countFrom(2n ** 64n), 2)]).toEqual([2n ** 64n, 2n ** 64n + 1n]);
  });

  test("does not add up the rounding errors of fractions", () => {
    expect([...take(countFrom(0, 0.1), 1001)][1000]).toBe(100);
  });

  test("stays where it is with a step of 0", () => {
    expect([...take(countFrom(7, 0), 3)]).toEqual([7, 7, 7]);
  });

  test("stays ended once an operator has closed it", () => {
    expect([
      ...chunks(
        takeWhile(countFrom(), (n) => n < 3),
        2,
      ),
    ]).toEqual([[0, 1], [2]]);
  });

  test.each([
    [1, "9007199254740992"],
    [-1, "-9007199254740992"],
  ])("refuses to go past the safe integers by %i, after the last of them", (sign, next) => {
    const counting = countFrom(sign * Number.MAX_SAFE_INTEGER, sign);
    expect(counting.next().value).toBe(sign * Number.MAX_SAFE_INTEGER);
    expect(() => counting.next()).toThrow(
      new RangeError(`countFrom: ${next} is past Number.MAX_SAFE_INTEGER; count with bigints`),
    );
  });

  test("is over once it has refused to go on", () => {
    const counting = countFrom(Number.MAX_SAFE_INTEGER + 1);
    expect(() => counting.next()).toThrow(RangeError);
    expect(counting.next()).toEqual({ value: undefined, done: true });
  });

  test.each([
    [["1"], 'start must be a finite number, got "1"'],
    [[NaN], "start must be a finite number, got NaN"],
    [[Infinity], "start must be a finite number, got Infinity"],
    [[null], "start must be a finite number, got null"],
    [[0, "1"], 'step must be a finite number, got "1"'],
    [[0, -Infinity], "step must be a finite number, got -Infinity"],
    [[0, 1n], "step must be a finite number, got 1n"],
    [[0n, 1], "step must be a bigint, got 1"],
  ])("refuses %o", (args, message) => {
    const isNumbers = args.every((arg) => typeof arg === "number");
    const ErrorType = isNumbers ? RangeError : TypeError;
    expect(() => countFrom(...(args as [number, number]))).toThrow(new ErrorType(`countFrom: ${message}`));
  });
});
