import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

/** Few enough to come again. */
const values = fc.array(fc.constantFrom(NaN, 0, -0, undefined, "a", null));

const isFirst = (value: unknown, index: number, all: readonly unknown[]): boolean =>
  !all.slice(0, index).includes(value);

describe.each(twins("unique"))("%s", (_, unique, world) => {
  const { probe } = world;

  test("gives each value where it comes first", async () => {
    await fc.assert(
      fc.asyncProperty(values, async (all) => {
        expect(await collect(unique(probe(all)))).toEqual(all.filter(isFirst));
      }),
    );
  });

  test("reads every kind of source", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), async (source) => {
        expect(await collect(unique(source.make()))).toEqual(source.values.filter(isFirst));
      }),
    );
  });

  test("compares as Set does, and gives values as they came", async () => {
    expect(await collect(unique(probe([NaN, -0, 0, NaN])))).toEqual([NaN, -0]);
  });

  test("answers over endless input that has a next one", async () => {
    const sequence = unique(probe((index) => index % 3));
    for (const value of [0, 1, 2]) expect(await sequence.next()).toEqual({ value, done: false });
    await sequence.return();
  });

  test("refuses a source that is not iterable", async () => {
    const error = await thrownBy(() => unique(5));
    expect(error).toEqual(new TypeError("unique: source must be an iterable, got 5"));
  });
});
