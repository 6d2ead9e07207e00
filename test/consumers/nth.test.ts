import fc from "fast-check";
import { nth as nthSync } from "lazuli";
import { nth as nthAsync } from "lazuli/async";
import { describe, expect, test, vi } from "vitest";
import { thrownBy, twins } from "../kit/worlds.js";
import { errorOf } from "../kit/messages.js";

describe.each(twins("nth"))("%s", (_, nth, { probe }) => {
  test("gives the value at the index, or undefined where the source is too short", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), fc.nat(12), async (values, index) => {
        expect(await nth(probe(values), index)).toBe(values[index]);
      }),
    );
  });

  test("counts undefined as a value", async () => {
    expect(await nth(probe([undefined, undefined, 1]), 2)).toBe(1);
  });

  test("closes the source where the value is undefined", async () => {
    const source = probe([0, undefined, 1]);
    expect(await nth(source, 1)).toBe(undefined);
    expect(source.closes).toBe(1);
  });

  test("takes -0 for the first value", async () => {
    expect(await nth(probe(["a", "b"]), -0)).toBe("a");
  });

  test.each([
    [-1, "-1"],
    [1.5, "1.5"],
    [NaN, "NaN"],
    [Infinity, "Infinity"],
    [2 ** 53, "9007199254740992"],
    ["1", '"1"'],
    [1n, "1n"],
    [undefined, "undefined"],
    [Symbol("s"), "Symbol(s)"],
  ])("refuses the index %s", async (index, shown) => {
    const source = probe(["a", "b"]);
    const error = await thrownBy(() => nth(source, index));
    expect(error).toEqual(
      new (errorOf(index))(`nth: index must be a non-negative safe integer, got ${shown}`),
    );
    expect(source.opens).toBe(0);
  });

  test("closes an iterator that came with a bad index", async () => {
    const close = vi.fn(() => ({}));
    await thrownBy(() => nth({ next: () => ({ done: true }), return: close }, -1));
    expect(close).toHaveBeenCalledTimes(1);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => nth(5, 0));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(/^nth: source must be an iterable.*, got 5$/);
  });
});

test("nth does not read the values before the one it wants", () => {
  let read = 0;
  const result = {
    done: false,
    get value() {
      return ++read;
    },
  };
  expect(nthSync({ [Symbol.iterator]: () => ({ next: () => result }) }, 3)).toBe(1);
});

test("nthAsync rejects where nth throws", async () => {
  await expect(nthAsync([], -1)).rejects.toThrow(RangeError);
});
