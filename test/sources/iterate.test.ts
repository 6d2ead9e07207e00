import fc from "fast-check";
import { chunks, iterate, take, takeWhile } from "lazuli";
import { describe, expect, test, vi } from "vitest";

describe("iterate", () => {
  test("gives the first value, and then what the function makes of each", () => {
    fc.assert(
      fc.property(fc.integer(), fc.func(fc.integer()), (first, step) => {
        const expected = [first];
        while (expected.length < 5) expected.push(step(expected.at(-1) as number));
        expect([...take(iterate(first, step), 5)]).toEqual(expected);
      }),
    );
  });

  test("calls the function with the value alone", () => {
    const step = vi.fn((text: string) => `${text}!`);
    expect([...take(iterate("a", step), 3)]).toEqual(["a", "a!", "a!!"]);
    expect(step.mock.calls).toEqual([["a"], ["a!"]]);
  });

  test("goes on from undefined", () => {
    const step = vi.fn(() => undefined);
    expect([...take(iterate<undefined>(undefined, step), 3)]).toEqual([undefined, undefined, undefined]);
    expect(step).toHaveBeenCalledTimes(2);
  });

  test("stays ended once an operator has closed it", () => {
    const doubling = iterate(1, (n) => n * 2);
    expect([
      ...chunks(
        takeWhile(doubling, (n) => n < 5),
        2,
      ),
    ]).toEqual([[1, 2], [4]]);
  });

  test("refuses a step that is not a function", () => {
    expect(() => iterate(1, 2 as never)).toThrow(new TypeError("iterate: step must be a function, got 2"));
  });
});
