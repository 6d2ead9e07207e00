import fc from "fast-check";
import { filterMap as filterMapAsync } from "lazuli/async";
import { describe, expect, test } from "vitest";
import { sources } from "../kit/sources.js";
import { describeCallback } from "../kit/suites/callback.js";
import { collect, twins } from "../kit/worlds.js";

describeCallback({ name: "filterMap", callback: "mapper" });

describe.each(twins("filterMap"))("%s", (_, filterMap, world) => {
  const { probe } = world;

  test("gives what the mapper answers, without undefined", async () => {
    const mappers = fc.func(fc.option(fc.integer(), { nil: undefined }));
    await fc.assert(
      fc.asyncProperty(sources(world), mappers, async ({ values, make }, mapper) => {
        const expected = values
          .map((value, index) => mapper(value, index))
          .filter((result) => result !== undefined);
        expect(await collect(filterMap(make(), mapper))).toEqual(expected);
      }),
    );
  });

  test("leaves out nothing but undefined", async () => {
    const values = [null, 0, "", false, NaN, undefined, []];
    expect(await collect(filterMap(probe(values), (value: unknown) => value))).toEqual([
      null,
      0,
      "",
      false,
      NaN,
      [],
    ]);
  });

  test("calls the mapper with the value and its index in the source", async () => {
    const calls: unknown[][] = [];
    await collect(filterMap(probe(["a", "b"]), (...args: unknown[]) => void calls.push(args)));
    expect(calls).toEqual([
      ["a", 0],
      ["b", 1],
    ]);
  });
});

test("filterMapAsync awaits the mapper", async () => {
  const odd = filterMapAsync([1, 2, 3], async (n) => (n % 2 === 1 ? n : undefined));
  expect(await collect(odd)).toEqual([1, 3]);
});
