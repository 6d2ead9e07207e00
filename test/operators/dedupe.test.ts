import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

/** Few enough to stand next to each other. */
const values = fc.array(fc.constantFrom(NaN, 0, -0, undefined, "a", null));

const dedupedModel = (all: readonly unknown[]): unknown[] =>
  all.filter((value, index) => index === 0 || ![all[index - 1]].includes(value));

describe.each(twins("dedupe"))("%s", (_, dedupe, world) => {
  const { probe } = world;

  test("leaves out what is the same as the value before", async () => {
    await fc.assert(
      fc.asyncProperty(values, async (all) => {
        expect(await collect(dedupe(probe(all)))).toEqual(dedupedModel(all));
      }),
    );
  });

  test("reads every kind of source", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), async (source) => {
        expect(await collect(dedupe(source.make()))).toEqual(dedupedModel(source.values));
      }),
    );
  });

  test("compares as Set does, and keeps the first of a run", async () => {
    expect(await collect(dedupe(probe([NaN, NaN, -0, 0, undefined, undefined])))).toEqual([
      NaN,
      -0,
      undefined,
    ]);
  });

  test("refuses a source that is not iterable", async () => {
    const error = await thrownBy(() => dedupe(5));
    expect(error).toEqual(new TypeError("dedupe: source must be an iterable, got 5"));
  });
});
