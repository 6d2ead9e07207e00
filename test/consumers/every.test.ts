import fc from "fast-check";
import { every as everyAsync } from "lazuli/async";
import { describe, expect, test, vi } from "vitest";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("every"))("%s", (_, every, { probe }) => {
  test("tells whether all values are accepted", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer(), { maxLength: 4 }),
        fc.func(fc.boolean()),
        async (values, fn) => {
          const expected = values.every((value, index) => fn(value, index));
          expect(await every(probe(values), fn)).toBe(expected);
        },
      ),
    );
  });

  test("asks with the value and its index, and not again after a no", async () => {
    const calls: unknown[][] = [];
    const predicate = (...args: [string]): boolean => calls.push(args) < 2;
    expect(await every(probe(["a", "b", "c"]), predicate)).toBe(false);
    expect(calls).toEqual([
      ["a", 0],
      ["b", 1],
    ]);
  });

  test("answers true for any truthy answers", async () => {
    expect(await every(probe([1, "a", {}]), (value: unknown) => value)).toBe(true);
  });

  test("is true without values", async () => {
    expect(await every(probe([]), () => false)).toBe(true);
  });

  test("refuses a predicate that is not a function", async () => {
    const error = await thrownBy(() => every(probe([]), true));
    expect(error).toEqual(new TypeError("every: predicate must be a function, got true"));
  });

  test("closes an iterator that came with a bad predicate", async () => {
    const close = vi.fn(() => ({}));
    await thrownBy(() => every({ next: () => ({ done: true }), return: close }, undefined));
    expect(close).toHaveBeenCalledTimes(1);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => every(null, () => true));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(/^every: source must be an iterable.*, got null$/);
  });
});

test("everyAsync awaits the predicate", async () => {
  expect(await everyAsync([1, 2, 3], async (n) => n < 3)).toBe(false);
});

test("everyAsync rejects where every throws", async () => {
  await expect(everyAsync([], 1 as never)).rejects.toThrow(TypeError);
});
