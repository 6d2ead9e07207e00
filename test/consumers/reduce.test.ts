import fc from "fast-check";
import { reduce as reduceAsync } from "lazuli/async";
import { describe, expect, test, vi } from "vitest";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("reduce"))("%s", (_, reduce, { probe }) => {
  const reducer = fc.func(fc.integer());

  test("folds into an initial state as Array.prototype.reduce does", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), reducer, fc.integer(), async (values, fn, initial) => {
        const expected = values.reduce((state, value, index) => fn(state, value, index), initial);
        expect(await reduce(probe(values), fn, initial)).toBe(expected);
      }),
    );
  });

  test("folds without an initial state as Array.prototype.reduce does", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer(), { minLength: 1 }), reducer, async (values, fn) => {
        const expected = values.reduce((state, value, index) => fn(state, value, index));
        expect(await reduce(probe(values), fn)).toBe(expected);
      }),
    );
  });

  test("calls with the state, the value and its index", async () => {
    const fn = vi.fn((state: string, value: string) => state + value);
    expect(await reduce(probe(["a", "b"]), fn, ">")).toBe(">ab");
    expect(fn.mock.calls).toEqual([
      [">", "a", 0],
      [">a", "b", 1],
    ]);
  });

  test("is first called for the second value without an initial state", async () => {
    const fn = vi.fn((state: string, value: string) => state + value);
    expect(await reduce(probe(["a", "b", "c"]), fn)).toBe("abc");
    expect(fn.mock.calls).toEqual([
      ["a", "b", 1],
      ["ab", "c", 2],
    ]);
  });

  test("takes an explicit undefined for an initial state", async () => {
    const fn = vi.fn((_state: undefined, value: string) => value);
    expect(await reduce(probe(["a"]), fn, undefined)).toBe("a");
    expect(fn.mock.calls).toEqual([[undefined, "a", 0]]);
  });

  test("goes on from a state that is undefined", async () => {
    const fn = vi.fn(() => undefined);
    expect(await reduce(probe([1, 2, 3]), fn)).toBe(undefined);
    expect(fn.mock.calls).toEqual([
      [1, 2, 1],
      [undefined, 3, 2],
    ]);
  });

  test("answers the initial state where there are no values, an undefined one too", async () => {
    for (const initial of [7, undefined]) expect(await reduce(probe([]), () => 0, initial)).toBe(initial);
  });

  test("answers the only value without calling the reducer", async () => {
    const fn = vi.fn();
    expect(await reduce(probe(["a"]), fn)).toBe("a");
    expect(fn).not.toHaveBeenCalled();
  });

  test("refuses no values without an initial state, and does not close the ended source", async () => {
    const source = probe([]);
    const error = await thrownBy(() => reduce(source, () => 0));
    expect(error).toEqual(new TypeError("reduce: there are no values and no initial state"));
    expect(source.closes).toBe(0);
  });

  test("refuses a reducer that is not a function", async () => {
    const error = await thrownBy(() => reduce(probe([]), "+", 0));
    expect(error).toEqual(new TypeError('reduce: reducer must be a function, got "+"'));
  });

  test("closes an iterator that came with a bad reducer", async () => {
    const close = vi.fn(() => ({}));
    await thrownBy(() => reduce({ next: () => ({ done: true }), return: close }, undefined));
    expect(close).toHaveBeenCalledTimes(1);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => reduce(5, () => 0));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(/^reduce: source must be an iterable.*, got 5$/);
  });
});

test("reduceAsync awaits the reducer", async () => {
  expect(await reduceAsync([1, 2, 3], async (sum, n) => sum + n)).toBe(6);
});

test("reduceAsync rejects where reduce throws", async () => {
  await expect(reduceAsync([], 1 as never)).rejects.toThrow(TypeError);
});
