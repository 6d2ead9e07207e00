import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { later, logged, recorded, sources } from "../kit/sources.js";
import { describeCallback } from "../kit/suites/callback.js";
import { collect, thrownBy, twins, async } from "../kit/worlds.js";

describeCallback({ name: "takeUntil", callback: "predicate" });

describe.each(twins("takeUntil"))("%s", (_, takeUntil, world) => {
  const { probe } = world;

  test("gives the values up to the first one accepted, and that one too", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.func(fc.boolean()), async ({ values, make }, predicate) => {
        const end = values.findIndex((value, index) => predicate(value, index));
        const expected = end < 0 ? values : values.slice(0, end + 1);
        expect(await collect(takeUntil(make(), predicate))).toEqual(expected);
      }),
    );
  });

  test("asks with the value and its index, and not again after a yes", async () => {
    const calls: unknown[][] = [];
    await collect(
      takeUntil(
        probe(["a", undefined, "c"]),
        recorded(calls, (value) => value === undefined),
      ),
    );
    expect(calls).toEqual([
      [undefined, "a", 0],
      [undefined, undefined, 1],
    ]);
  });

  test("takes any truthy answer for a yes", async () => {
    expect(await collect(takeUntil(probe([0, "", "stop", 1]), (value: unknown) => value))).toEqual([
      0,
      "",
      "stop",
    ]);
  });

  test("closes its source after the stopping value, without pulling again", async () => {
    const log: string[] = [];
    await collect(takeUntil(logged(world, log, "a", [1, 2, 3]), (value: number) => value === 2));
    expect(log).toEqual(["open a", "pull a", "pull a", "close a"]);
  });

  test("leaves alone a source that ends right after the stopping value was asked for in vain", async () => {
    const log: string[] = [];
    await collect(takeUntil(logged(world, log, "a", [1]), () => false));
    expect(log).toEqual(["open a", "pull a", "pull a"]);
  });

  test("reports what closing after the stopping value throws", async () => {
    const closeError = new Error("from closing");
    expect(await thrownBy(() => collect(takeUntil(probe([1], { closeError }), () => true)))).toBe(closeError);
  });
});

describe("takeUntilAsync", () => {
  test("awaits the predicate", async () => {
    const predicate = (value: number): Promise<boolean> => later().then(() => value === 2);
    expect(await collect(async.face["takeUntil"]?.([1, 2, 3, 4], predicate))).toEqual([1, 2]);
  });
});
