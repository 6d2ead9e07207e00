import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recorded, sources } from "../kit/sources.js";
import { describeComparing } from "../kit/suites/comparing.js";
import { twins } from "../kit/worlds.js";

describeComparing({ name: "equals", callback: "areEqual", ofLess: false });

describe.each(twins("equals"))("%s", (_, equals, world) => {
  const { probe } = world;
  const short = fc.array(fc.constantFrom(1, NaN, undefined), { maxLength: 3 });

  test("tells whether the values are the same", async () => {
    await fc.assert(
      fc.asyncProperty(short, short, async (a, b) => {
        const expected = a.length === b.length && a.every((value, index) => Object.is(value, b[index]));
        expect(await equals(probe(a), probe(b))).toBe(expected);
      }),
    );
  });

  test("reads sources of every kind", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), async ({ values, make }) => {
        // Of a map, the entries are new each time.
        const same = values.every((value) => !Array.isArray(value));
        expect(await equals(make(), probe(values))).toBe(same);
        expect(await equals(probe([...values, 1]), make())).toBe(false);
      }),
    );
  });

  test("takes NaN for itself, and 0 for -0", async () => {
    expect(await equals([NaN, 0], [NaN, -0])).toBe(true);
    expect(await equals([1], [1n])).toBe(false);
  });

  test("goes by any truthy answer of areEqual, which is given both values", async () => {
    const calls: unknown[][] = [];
    const areEqual = recorded(calls, () => "yes");
    expect(await equals(["a", "b"], [1, 2], areEqual)).toBe(true);
    expect(await equals(["a"], [1], () => 0)).toBe(false);
    expect(calls).toEqual([
      [undefined, "a", 1],
      [undefined, "b", 2],
    ]);
  });
});
