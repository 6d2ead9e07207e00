import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { later, recorded, sources } from "../kit/sources.js";
import { describeCallback } from "../kit/suites/callback.js";
import { collect, twins, async } from "../kit/worlds.js";

describeCallback({ name: "filter", callback: "predicate" });

describe.each(twins("filter"))("%s", (_, filter, world) => {
  const { probe } = world;

  test("gives the values accepted, in order", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.func(fc.boolean()), async ({ values, make }, predicate) => {
        const expected = values.filter((value, index) => predicate(value, index));
        expect(await collect(filter(make(), predicate))).toEqual(expected);
      }),
    );
  });

  test("asks about every value, with its index among all", async () => {
    const calls: unknown[][] = [];
    await collect(
      filter(
        probe(["a", undefined, "c"]),
        recorded(calls, (value) => value !== "a"),
      ),
    );
    expect(calls).toEqual([
      [undefined, "a", 0],
      [undefined, undefined, 1],
      [undefined, "c", 2],
    ]);
  });

  test("takes any truthy answer for a yes", async () => {
    const answers = [1, 0, "no", "", {}, null, Symbol(), NaN];
    expect(await collect(filter(probe(answers), (value: unknown) => value))).toEqual(answers.filter(Boolean));
  });
});

describe("filterAsync", () => {
  test("awaits the predicate", async () => {
    const predicate = (value: number): Promise<boolean> => later().then(() => value % 2 === 0);
    expect(await collect(async.face["filter"]?.([1, 2, 3, 4], predicate))).toEqual([2, 4]);
  });
});
