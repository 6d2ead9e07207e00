import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { later, recorded, sources } from "../kit/sources.js";
import { describeCallback } from "../kit/suites/callback.js";
import { async, collect, twins } from "../kit/worlds.js";

describeCallback({ name: "dedupeBy", callback: "key" });

describe.each(twins("dedupeBy"))("%s", (_, dedupeBy, world) => {
  const { probe } = world;

  test("leaves out what has the same key as the value before", async () => {
    const keys = fc.func(fc.constantFrom(undefined, NaN, 0, -0, "a"));
    await fc.assert(
      fc.asyncProperty(sources(world), keys, async ({ values, make }, key) => {
        const all = values.map((value, index) => key(value, index));
        const expected = values.filter((_, index) => index === 0 || ![all[index - 1]].includes(all[index]));
        expect(await collect(dedupeBy(make(), key))).toEqual(expected);
      }),
    );
  });

  test("calls key with each value and its index alone", async () => {
    const calls: unknown[][] = [];
    await collect(
      dedupeBy(
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

test("dedupeByAsync awaits the keys", async () => {
  const key = (n: number): Promise<boolean> => later().then(() => n > 2);
  expect(await collect(async.face["dedupeBy"]?.([1, 2, 3, 1], key))).toEqual([1, 3, 1]);
});
