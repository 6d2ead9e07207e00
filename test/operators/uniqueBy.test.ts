import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { later, recorded, sources } from "../kit/sources.js";
import { describeCallback } from "../kit/suites/callback.js";
import { async, collect, twins } from "../kit/worlds.js";

describeCallback({ name: "uniqueBy", callback: "key" });

describe.each(twins("uniqueBy"))("%s", (_, uniqueBy, world) => {
  const { probe } = world;

  test("gives the first value of each key", async () => {
    const keys = fc.func(fc.constantFrom(undefined, NaN, 0, -0, "a"));
    await fc.assert(
      fc.asyncProperty(sources(world), keys, async ({ values, make }, key) => {
        const all = values.map((value, index) => key(value, index));
        const expected = values.filter((_, index) => !all.slice(0, index).includes(all[index]));
        expect(await collect(uniqueBy(make(), key))).toEqual(expected);
      }),
    );
  });

  test("calls key with each value and its index alone", async () => {
    const calls: unknown[][] = [];
    await collect(
      uniqueBy(
        probe(["a", "a", undefined]),
        recorded(calls, (value) => value),
      ),
    );
    expect(calls).toEqual([
      [undefined, "a", 0],
      [undefined, "a", 1],
      [undefined, undefined, 2],
    ]);
  });
});

test("uniqueByAsync awaits the keys", async () => {
  const key = (n: number): Promise<boolean> => later().then(() => n > 2);
  expect(await collect(async.face["uniqueBy"]?.([1, 2, 3, 1], key))).toEqual([1, 3]);
});
