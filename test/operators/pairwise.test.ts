import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("pairwise"))("%s", (_, pairwise, world) => {
  const { probe } = world;

  test("gives each value with the one after it", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), async ({ values, make }) => {
        const expected = values.slice(1).map((value, index) => [values[index], value]);
        expect(await collect(pairwise(make()))).toEqual(expected);
      }),
    );
  });

  test("gives nothing for a single value", async () => {
    expect(await collect(pairwise(probe([undefined])))).toEqual([]);
  });

  test("gives every pair an array of its own", async () => {
    const pairs = pairwise(probe([1, 2, 3]));
    (await pairs.next()).value.fill(0);
    expect((await pairs.next()).value).toEqual([2, 3]);
  });

  test("refuses a source that is neither an iterable nor an iterator", async () => {
    const error = await thrownBy(() => pairwise(null));
    expect(error).toEqual(new TypeError("pairwise: source must be an iterable, got null"));
  });
});
