import fc from "fast-check";
import { chunks, take, takeWhile, toArray, unfold } from "lazuli";
import { describe, expect, test, vi } from "vitest";

describe("unfold", () => {
  test("gives the values, hands on the states, and ends at undefined", () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), (values) => {
        const step = (index: number): [unknown, number] | undefined =>
          index < values.length ? [values[index], index + 1] : undefined;
        expect(toArray(unfold(0, step))).toEqual(values);
      }),
    );
  });

  test("calls the function with the state alone, and not again after the end", () => {
    const step = vi.fn((text: string): [number, string] | undefined =>
      text.length < 3 ? [text.length, `${text}!`] : undefined,
    );
    const sequence = unfold("a", step);
    expect([...sequence]).toEqual([1, 2]);
    expect(sequence.next()).toEqual({ value: undefined, done: true });
    expect(step.mock.calls).toEqual([["a"], ["a!"], ["a!!"]]);
  });

  test("keeps undefined as a value and as a state", () => {
    expect([
      ...take(
        unfold(undefined, () => [undefined, undefined]),
        2,
      ),
    ]).toEqual([undefined, undefined]);
  });

  test("stays ended once an operator has closed it", () => {
    const doubling = unfold(1, (n) => [n, n * 2]);
    expect([
      ...chunks(
        takeWhile(doubling, (n) => n < 5),
        2,
      ),
    ]).toEqual([[1, 2], [4]]);
  });

  test("refuses a step that is not a function", () => {
    expect(() => unfold(1, 2 as never)).toThrow(new TypeError("unfold: step must be a function, got 2"));
  });

  test("refuses an answer that is no pair, and is over then", () => {
    const sequence = unfold(1, () => null as never);
    expect(() => sequence.next()).toThrow(
      new TypeError("unfold: the result of step must be a pair or undefined, got null"),
    );
    expect(sequence.next().done).toBe(true);
  });
});
