import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources, Unread } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("chunks"))("%s", (_, chunks, world) => {
  const { probe } = world;

  test("gives the values in arrays of the size, and what is left in a shorter one", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.integer({ min: 1, max: 15 }), async ({ values, make }, size) => {
        const starts = [...values.keys()].filter((index) => index % size === 0);
        const expected = starts.map((start) => values.slice(start, start + size));
        expect(await collect(chunks(make(), size))).toEqual(expected);
      }),
    );
  });

  test("gives every chunk an array of its own", async () => {
    const sequence = chunks(probe([1, 2, 3, 4]), 2);
    (await sequence.next()).value.length = 0;
    expect((await sequence.next()).value).toEqual([3, 4]);
  });

  test("holds no room ahead for the largest size", async () => {
    expect(await collect(chunks(probe([1, 2]), 2 ** 32 - 1))).toEqual([[1, 2]]);
  });

  test.each([
    ["2", '"2"'],
    [null, "null"],
    [undefined, "undefined"],
    [NaN, "NaN"],
    [1.5, "1.5"],
    [Infinity, "Infinity"],
    [2n, "2n"],
  ])("refuses %o as size, which is no integer", async (size, shown) => {
    const error = await thrownBy(() => chunks(probe([]), size));
    expect(error).toEqual(new TypeError(`chunks: size must be an integer from 1 to 2^32 - 1, got ${shown}`));
  });

  test("does not coerce an object to a size", async () => {
    const size = {
      valueOf() {
        throw new Error("coerced");
      },
    };
    const error = await thrownBy(() => chunks(probe([]), size));
    expect(error).toEqual(new TypeError("chunks: size must be an integer from 1 to 2^32 - 1, got an object"));
  });

  test.each([0, -0, -1, 2 ** 32, 2 ** 53])("refuses %o as size, which is out of range", async (size) => {
    const error = await thrownBy(() => chunks(probe([]), size));
    expect(error).toEqual(new RangeError(`chunks: size must be an integer from 1 to 2^32 - 1, got ${size}`));
  });

  test("closes an iterator that came with a bad size", async () => {
    const iterator = new Unread();
    await thrownBy(() => chunks(iterator, 0));
    expect(iterator.closes).toBe(1);
  });

  test("refuses a bad source ahead of a bad size", async () => {
    const error = await thrownBy(() => chunks(5, 0));
    expect(error).toEqual(new TypeError("chunks: source must be an iterable, got 5"));
  });
});
