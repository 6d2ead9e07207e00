import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources } from "../kit/sources.js";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("toSet"))("%s", (_, toSet, world) => {
  test("gives the distinct values in the order in which they first came", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), async ({ values, make }) => {
        const set = await toSet(make());
        expect(set).toBeInstanceOf(Set);
        expect([...set]).toEqual([...new Set(values)]);
      }),
    );
  });

  test("gives a set of its own", async () => {
    const set = new Set([1]);
    expect(await toSet(set)).not.toBe(set);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => toSet(5));
    expect(error).toEqual(new TypeError("toSet: source must be an iterable, got 5"));
  });
});
