import fc from "fast-check";
import { some as someAsync } from "lazuli/async";
import { describe, expect, test, vi } from "vitest";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("some"))("%s", (_, some, { probe }) => {
  test("tells whether any value is accepted", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), fc.func(fc.boolean()), async (values, predicate) => {
        const expected = values.some((value, index) => predicate(value, index));
        expect(await some(probe(values), predicate)).toBe(expected);
      }),
    );
  });

  test("asks with the value and its index, and not again after a yes", async () => {
    const calls: unknown[][] = [];
    const predicate = (...args: [string]): boolean => calls.push(args) === 2;
    expect(await some(probe(["a", "b", "c"]), predicate)).toBe(true);
    expect(calls).toEqual([
      ["a", 0],
      ["b", 1],
    ]);
  });

  test("answers true for any truthy answer", async () => {
    expect(await some(probe([0, "", "a"]), (value: unknown) => value)).toBe(true);
  });

  test("is false without values", async () => {
    expect(await some(probe([]), () => true)).toBe(false);
  });

  test("refuses a predicate that is not a function", async () => {
    const error = await thrownBy(() => some(probe([]), null));
    expect(error).toEqual(new TypeError("some: predicate must be a function, got null"));
  });

  test("closes an iterator that came with a bad predicate", async () => {
    const close = vi.fn(() => ({}));
    await thrownBy(() => some({ next: () => ({ done: true }), return: close }, undefined));
    expect(close).toHaveBeenCalledTimes(1);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => some(undefined, () => true));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(/^some: source must be an iterable.*, got undefined$/);
  });
});

test("someAsync awaits the predicate", async () => {
  expect(await someAsync([1, 2, 3], async (n) => n > 3)).toBe(false);
});

test("someAsync rejects where some throws", async () => {
  await expect(someAsync([], 1 as never)).rejects.toThrow(TypeError);
});
