import fc from "fast-check";
import { find as findAsync } from "lazuli/async";
import { describe, expect, test, vi } from "vitest";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("find"))("%s", (_, find, { probe }) => {
  test("gives the first value accepted, or undefined", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), fc.func(fc.boolean()), async (values, predicate) => {
        const expected = values.find((value, index) => predicate(value, index));
        expect(await find(probe(values), predicate)).toBe(expected);
      }),
    );
  });

  test("asks with the value and its index, and not again after a yes", async () => {
    const calls: unknown[][] = [];
    const predicate = (...args: [string]): boolean => calls.push(args) === 2;
    expect(await find(probe(["a", "b", "c"]), predicate)).toBe("b");
    expect(calls).toEqual([
      ["a", 0],
      ["b", 1],
    ]);
  });

  test("takes any truthy answer for a yes", async () => {
    expect(await find(probe([0, "", "a", "b"]), (value: unknown) => value)).toBe("a");
  });

  test("refuses a predicate that is not a function", async () => {
    const error = await thrownBy(() => find(probe([]), "even"));
    expect(error).toEqual(new TypeError('find: predicate must be a function, got "even"'));
  });

  test("closes an iterator that came with a bad predicate", async () => {
    const close = vi.fn(() => ({}));
    await thrownBy(() => find({ next: () => ({ done: true }), return: close }, undefined));
    expect(close).toHaveBeenCalledTimes(1);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => find(5, () => true));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(/^find: source must be an iterable.*, got 5$/);
  });
});

test("findAsync awaits the predicate", async () => {
  expect(await findAsync([1, 2, 3], async (n) => n > 1)).toBe(2);
});

test("findAsync rejects where find throws", async () => {
  await expect(findAsync([], 1 as never)).rejects.toThrow(TypeError);
});
