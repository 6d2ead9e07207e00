import { inspect } from "node:util";
import fc from "fast-check";
import { drop, fib, linearRecurrence, lucas, recurrence, take } from "lazuli";
import { describe, expect, test } from "vitest";
import { shown } from "../kit/messages.js";

const coefficients = fc.integer({ min: 1, max: 5 }).chain((length) => {
  const bigints = fc.array(fc.bigInt({ min: -9n, max: 9n }), { minLength: length, maxLength: length });
  return fc.tuple(bigints, bigints);
});

describe("linearRecurrence", () => {
  test("gives the first values, and then the sums of multiples of the last ones", () => {
    fc.assert(
      fc.property(coefficients, ([initial, signature]) => {
        const step = (...args: (bigint | number)[]): bigint =>
          signature.reduce(
            (sum, factor, back) => sum + factor * (args[signature.length - 1 - back] as bigint),
            0n,
          );
        const expected = [...take(recurrence(initial, step), 30)];
        expect([...take(linearRecurrence(initial, signature), 30)]).toEqual(expected);
      }),
    );
  });

  test("starts at any index with what it would have come to", () => {
    fc.assert(
      fc.property(coefficients, fc.nat(200), ([initial, signature], from) => {
        const count = initial.length + 2;
        const expected = [...take(drop(linearRecurrence(initial, signature), from), count)];
        expect([...take(linearRecurrence(initial, signature, { from }), count)]).toEqual(expected);
      }),
    );
  });

  test("agrees with fib and lucas far out", () => {
    const from = 20_000;
    expect(linearRecurrence([0n, 1n], [1n, 1n], { from }).next()).toEqual(fib({ from }).next());
    expect(linearRecurrence([2n, 1n], [1n, 1n], { from }).next()).toEqual(lucas({ from }).next());
  });

  test("does not see what becomes of the arrays", () => {
    const [initial, signature] = [
      [0n, 1n],
      [1n, 1n],
    ];
    const numbers = linearRecurrence(initial, signature);
    initial[0] = signature[0] = 5n;
    expect([...take(numbers, 5)]).toEqual([0n, 1n, 1n, 2n, 3n]);
    expect([initial, signature]).toEqual([
      [5n, 1n],
      [5n, 1n],
    ]);
  });

  test.each([
    [[1n], 2n, 0, "TypeError: linearRecurrence: signature must be an array of bigints, got 2n"],
    ["1", [1n], 0, 'TypeError: linearRecurrence: initial must be an array of bigints, got "1"'],
    [[1n, 1], [1n, 1n], 0, "TypeError: linearRecurrence: initial[1] must be a bigint, got 1"],
    [[], [], 0, "RangeError: linearRecurrence: the length of initial must be at least 1, got 0"],
    [
      [1n],
      [1n, 2n],
      0,
      "RangeError: linearRecurrence: the length of signature must be that of initial, 1, got 2",
    ],
    [[1n], [1n], 0.5, "RangeError: linearRecurrence: from must be a safe integer, got 0.5"],
    [[1n], [1n], -1, "RangeError: linearRecurrence: from must be at least 0, got -1"],
  ])("refuses (%o, %o, %s)", (initial, signature, from, message) => {
    const call = (): unknown => linearRecurrence(initial as never, signature as never, { from });
    expect(call).toThrow(expect.objectContaining({ name: message.split(":")[0] }));
    expect(call).toThrow(message.replace(/^\w+: /, ""));
  });

  test("shows its name", () => {
    expect(inspect(take(linearRecurrence([1n], [1n]), 2))).toBe("Lazy [linearRecurrence → take(2)]");
  });

  test.each([10, null, "x"])("refuses %o as options", (options) => {
    const message = `linearRecurrence: options must be an object { from, as }, got ${shown(options)}`;
    expect(() => linearRecurrence([1n], [1n], options as never)).toThrow(new TypeError(message));
  });
});
