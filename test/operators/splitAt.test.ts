import fc from "fast-check";
import { splitAt } from "lazuli";
import { describe, expect, test } from "vitest";
import { describeSplitting } from "../kit/suites/splitting.js";
import { sources } from "../kit/sources.js";
import { collect, type Sequence, thrownBy, twins } from "../kit/worlds.js";

describeSplitting({
  name: "splitAt",
  args: (count) => [count],
  pullsToSplit: (count, length) => (count > length ? length + 1 : count),
});

describe.each(twins("splitAt"))("%s", (_, splitAt, world) => {
  const { probe } = world;

  test("splits behind the first values, in either order of reading", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.nat({ max: 15 }), fc.boolean(), async (source, count, last) => {
        const { values, make } = source;
        const [prefix, rest] = splitAt(make(), count) as Sequence[];
        const later = last ? await collect(rest) : undefined;
        expect(await collect(prefix)).toEqual(values.slice(0, count));
        expect(later ?? (await collect(rest))).toEqual(values.slice(count));
      }),
    );
  });

  test("gives all to the prefix with Infinity, and reads a count as the standard does", async () => {
    const [all, none] = splitAt(probe([1, 2]), Infinity) as Sequence[];
    expect([await collect(none), await collect(all)]).toEqual([[], [1, 2]]);
    const [first, others] = splitAt(probe([1, 2]), "1.9") as Sequence[];
    expect([await collect(first), await collect(others)]).toEqual([[1], [2]]);
  });

  test("keeps undefined as a value", async () => {
    const [prefix, rest] = splitAt(probe([undefined, undefined, undefined]), 1) as Sequence[];
    expect(await collect(rest)).toEqual([undefined, undefined]);
    expect(await collect(prefix)).toEqual([undefined]);
  });

  test.each([
    [-1, "-1"],
    [NaN, "NaN"],
    [undefined, "undefined"],
  ])("refuses a count of %o", async (count, shown) => {
    const error = await thrownBy(() => splitAt([], count));
    expect(error).toEqual(
      new RangeError(`splitAt: count must be a number from 0 to 2^53 - 1, or Infinity, got ${shown}`),
    );
  });
});

test("splitAt keeps a long prefix in its order", () => {
  const values = [...Array(1e5).keys()];
  const [prefix, rest] = splitAt(values, values.length - 1);
  expect([...rest]).toEqual([values.length - 1]);
  // Not compared whole: to show how two long arrays differ takes minutes.
  expect([...prefix].findIndex((value, index) => value !== index)).toBe(-1);
});
