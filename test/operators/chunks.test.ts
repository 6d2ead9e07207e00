import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources } from "../kit/sources.js";
import { describeSize } from "../kit/suites/size.js";
import { collect, twins } from "../kit/worlds.js";

describeSize("chunks");

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
});
