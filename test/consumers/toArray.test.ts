import fc from "fast-check";
import { toArray as toArrayAsync } from "lazuli/async";
import { describe, expect, test } from "vitest";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("toArray"))("%s", (_, toArray, { probe }) => {
  test("gives all values in order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.anything()), async (values) => {
        expect(await toArray(probe(values))).toStrictEqual(values);
      }),
    );
  });

  test("gives a new array, of an array too", async () => {
    const values = [1, 2, 3];
    const copy = await toArray(values);
    expect(copy).toEqual(values);
    expect(copy).not.toBe(values);
  });

  test("fills the holes of a sparse array with undefined", async () => {
    expect(await toArray(Array(2))).toStrictEqual([undefined, undefined]);
  });

  test.each([
    ["a set", new Set([1, 2]), [1, 2]],
    ["a map", new Map([["a", 1]]), [["a", 1]]],
    ["a string with surrogate pairs", "a💎", ["a", "💎"]],
  ])("reads %s", async (_, source, values) => {
    expect(await toArray(source)).toEqual(values);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => toArray(5));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(/^toArray: source must be an iterable.*, got 5$/);
  });
});

test("toArrayAsync awaits the values of a sync source", async () => {
  expect(await toArrayAsync([Promise.resolve(1), 2])).toEqual([1, 2]);
});

test("toArrayAsync rejects where toArray throws", async () => {
  await expect(toArrayAsync(5 as never)).rejects.toThrow(TypeError);
});

test("toArrayAsync awaits what a sync source returns at its end, as for await does", async () => {
  const error = new Error("at the end");
  function* source(): Generator<number, unknown> {
    yield 1;
    return Promise.reject(error);
  }
  expect(await thrownBy(() => toArrayAsync(source()))).toBe(error);
});
