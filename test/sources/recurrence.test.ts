import fc from "fast-check";
import { chunks, recurrence, take, takeWhile } from "lazuli";
import { describe, expect, test, vi } from "vitest";

describe("recurrence", () => {
  test("gives the first values, and then what the function makes of the last ones", () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 5 }), fc.func(fc.integer()), (initial, step) => {
        const expected = [...initial];
        while (expected.length < initial.length + 5)
          expected.push(step(...expected.slice(expected.length - initial.length), expected.length));
        expect([...take(recurrence(initial, step), expected.length)]).toEqual(expected);
      }),
    );
  });

  test("calls the function with the last values in their order and the index, and not ahead", () => {
    const step = vi.fn((a: string, b: string, index: number) => `${a}${b}${index}`);
    expect([...take(recurrence(["a", "b"], step), 4)]).toEqual(["a", "b", "ab2", "bab23"]);
    expect(step.mock.calls).toEqual([
      ["a", "b", 2],
      ["b", "ab2", 3],
    ]);
  });

  test("makes values of their index alone where there are none to begin with", () => {
    expect([
      ...take(
        recurrence<number, []>([], (index) => index * index),
        4,
      ),
    ]).toEqual([0, 1, 4, 9]);
  });

  test("keeps arrays whole as values", () => {
    const pairs = recurrence([[0, 1]], ([a, b]) => [b as number, (a as number) + (b as number)]);
    expect([...take(pairs, 3)]).toEqual([
      [0, 1],
      [1, 1],
      [1, 2],
    ]);
  });

  test("does not see what becomes of the array", () => {
    const initial: [number, number] = [1, 2];
    const sequence = recurrence(initial, (a, b) => a + b);
    initial[0] = 100;
    expect([...take(sequence, 3)]).toEqual([1, 2, 3]);
  });

  test("stays ended once an operator has closed it", () => {
    const sums = recurrence([1, 2], (a, b) => a + b);
    expect([
      ...chunks(
        takeWhile(sums, (n) => n < 5),
        2,
      ),
    ]).toEqual([[1, 2], [3]]);
  });

  test("refuses what is no array, and no function", () => {
    expect(() => recurrence("ab" as never, () => "")).toThrow(
      new TypeError('recurrence: initial must be an array, got "ab"'),
    );
    expect(() => recurrence([1], 2 as never)).toThrow(
      new TypeError("recurrence: step must be a function, got 2"),
    );
  });
});
