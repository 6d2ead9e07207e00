import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { later, recorded, sources } from "../kit/sources.js";
import { describeCallback } from "../kit/suites/callback.js";
import { collect, twins, async } from "../kit/worlds.js";

describeCallback({ name: "dropWhile", callback: "predicate" });

describe.each(twins("dropWhile"))("%s", (_, dropWhile, world) => {
  const { probe } = world;

  test("gives the values from the first one refused on", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.func(fc.boolean()), async ({ values, make }, predicate) => {
        const start = values.findIndex((value, index) => !predicate(value, index));
        const expected = start < 0 ? [] : values.slice(start);
        expect(await collect(dropWhile(make(), predicate))).toEqual(expected);
      }),
    );
  });

  test("asks with the value and its index, and not again after a no", async () => {
    const calls: unknown[][] = [];
    await collect(
      dropWhile(
        probe(["a", undefined, "c"]),
        recorded(calls, (value) => value === "a"),
      ),
    );
    expect(calls).toEqual([
      [undefined, "a", 0],
      [undefined, undefined, 1],
    ]);
  });

  test("takes any truthy answer for a yes", async () => {
    expect(await collect(dropWhile(probe([1, "on", 0, 2]), (value: unknown) => value))).toEqual([0, 2]);
  });
});

describe("dropWhileAsync", () => {
  test("awaits the predicate", async () => {
    const predicate = (value: number): Promise<boolean> => later().then(() => value < 3);
    expect(await collect(async.face["dropWhile"]?.([1, 2, 3, 4], predicate))).toEqual([3, 4]);
  });
});
