import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources, Unread } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("enumerate"))("%s", (_, enumerate, world) => {
  const { probe } = world;

  test("gives each value behind its index", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), async ({ values, make }) => {
        expect(await collect(enumerate(make()))).toEqual([...values.entries()]);
      }),
    );
  });

  test("counts from the start it is given", async () => {
    await fc.assert(
      fc.asyncProperty(
        sources(world),
        fc.integer({ min: -(2 ** 52), max: 2 ** 52 }),
        async ({ values, make }, start) => {
          const expected = values.map((value, index) => [start + index, value]);
          expect(await collect(enumerate(make(), start))).toEqual(expected);
        },
      ),
    );
  });

  test("counts from 0 for an undefined start", async () => {
    expect(await collect(enumerate(probe(["a"]), undefined))).toEqual([[0, "a"]]);
  });

  test.each([
    ["1", '"1"'],
    [null, "null"],
    [NaN, "NaN"],
    [0.5, "0.5"],
    [1n, "1n"],
    [Infinity, "Infinity"],
    [2 ** 53, "9007199254740992"],
  ])("refuses %o as start", async (start, shown) => {
    const error = await thrownBy(() => enumerate(probe([]), start));
    expect(error).toEqual(new TypeError(`enumerate: start must be a safe integer, got ${shown}`));
  });

  test("closes an iterator that came with a bad start", async () => {
    const iterator = new Unread();
    await thrownBy(() => enumerate(iterator, "1"));
    expect(iterator.closes).toBe(1);
  });

  test("refuses a bad source ahead of a bad start", async () => {
    const error = await thrownBy(() => enumerate(5, "1"));
    expect(error).toEqual(new TypeError("enumerate: source must be an iterable, got 5"));
  });
});
