import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { later, recorded, sources } from "../kit/sources.js";
import { describeCallback } from "../kit/suites/callback.js";
import { collect, twins, async } from "../kit/worlds.js";

describeCallback({ name: "map", callback: "mapper" });

describe.each(twins("map"))("%s", (_, map, world) => {
  const { probe } = world;

  test("gives what the mapper makes of each value", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.func(fc.anything()), async ({ values, make }, mapper) => {
        const expected = values.map((value, index) => mapper(value, index));
        expect(await collect(map(make(), mapper))).toEqual(expected);
      }),
    );
  });

  test("calls the mapper with the value and its index alone", async () => {
    const calls: unknown[][] = [];
    await collect(
      map(
        probe(["a", undefined]),
        recorded(calls, () => 0),
      ),
    );
    expect(calls).toEqual([
      [undefined, "a", 0],
      [undefined, undefined, 1],
    ]);
  });

  test("counts on from 0 for each sequence", async () => {
    const number = (_: unknown, index: number): number => index;
    await collect(map(probe(["a", "b"]), number));
    expect(await collect(map(probe(["c", "d"]), number))).toEqual([0, 1]);
  });
});

describe("mapAsync", () => {
  test("awaits the mapper", async () => {
    const mapper = (value: number): Promise<number> => later().then(() => value * value);
    expect(await collect(async.face["map"]?.([1, 2, 3, 4], mapper))).toEqual([1, 4, 9, 16]);
  });
});
