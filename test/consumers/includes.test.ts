import fc from "fast-check";
import { includes as includesAsync } from "lazuli/async";
import { describe, expect, test, vi } from "vitest";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("includes"))("%s", (_, includes, { probe }) => {
  test("answers as Array.prototype.includes does", async () => {
    const value = fc.constantFrom<unknown>(0, -0, NaN, 1, 1n, "1", "", null, undefined, true);
    await fc.assert(
      fc.asyncProperty(fc.array(value), value, fc.nat(12), async (values, wanted, skipped) => {
        expect(await includes(probe(values), wanted, skipped)).toBe(values.includes(wanted, skipped));
      }),
    );
  });

  test("finds NaN", async () => {
    expect(await includes(probe([1, NaN]), NaN)).toBe(true);
  });

  test("takes 0 and -0 for the same", async () => {
    expect(await includes(probe([0]), -0)).toBe(true);
  });

  test("takes two objects for the same only where they are one", async () => {
    expect(await includes(probe([{}]), {})).toBe(false);
  });

  test("passes over the values to be skipped", async () => {
    expect(await includes(probe(["a", "b", "a"]), "b", 2)).toBe(false);
  });

  test("skips nothing where skipped is undefined or -0", async () => {
    for (const skipped of [undefined, -0]) expect(await includes(probe(["a"]), "a", skipped)).toBe(true);
  });

  test("skips all values where skipped is Infinity", async () => {
    const source = probe(["a", '"a"']);
    expect(await includes(source, "a", Infinity)).toBe(false);
    expect(source.pulls).toBe(3);
  });

  const message = (shown: string): string =>
    `includes: skipped must be a non-negative safe integer or Infinity, got ${shown}`;

  test.each([
    [1.5, "1.5"],
    [NaN, "NaN"],
    ["1", '"1"'],
    ["Infinity", '"Infinity"'],
    [null, "null"],
    [1n, "1n"],
    [Symbol("s"), "Symbol(s)"],
  ])("refuses to skip %o, which is not an integer", async (skipped, shown) => {
    const source = probe(["a"]);
    expect(await thrownBy(() => includes(source, "a", skipped))).toEqual(new TypeError(message(shown)));
    expect(source.opens).toBe(0);
  });

  test("does not ask an object for its number", async () => {
    const error = await thrownBy(() => includes(probe(["a"]), "a", { valueOf: (): number => Infinity }));
    expect(error).toBeInstanceOf(TypeError);
  });

  test.each([
    [-1, "-1"],
    [-Infinity, "-Infinity"],
    [2 ** 53, "9007199254740992"],
  ])("refuses to skip %s, which is out of range", async (skipped, shown) => {
    const source = probe(["a"]);
    expect(await thrownBy(() => includes(source, "a", skipped))).toEqual(new RangeError(message(shown)));
    expect(source.opens).toBe(0);
  });

  test("closes an iterator that came with a bad argument", async () => {
    const close = vi.fn(() => ({}));
    await thrownBy(() => includes({ next: () => ({ done: true }), return: close }, 1, -1));
    expect(close).toHaveBeenCalledTimes(1);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => includes(5, 5));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(/^includes: source must be an iterable.*, got 5$/);
  });
});

test("includesAsync rejects where includes throws", async () => {
  await expect(includesAsync([1], 1, -1)).rejects.toThrow(RangeError);
});
