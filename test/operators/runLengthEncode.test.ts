import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

/** Few enough to stand next to each other. */
const values = fc.array(fc.constantFrom(NaN, 0, -0, undefined, "a", null));

/** The model: a run for every value that differs from the one before. */
function encoded(all: readonly unknown[]): [unknown, number][] {
  const starts = [...all.keys()].filter((index) => index === 0 || ![all[index - 1]].includes(all[index]));
  return starts.map((start, run) => [all[start], (starts[run + 1] ?? all.length) - start]);
}

describe.each(twins("runLengthEncode"))("%s", (_, runLengthEncode, world) => {
  const { probe } = world;

  test("gives each run as its value and its length", async () => {
    await fc.assert(
      fc.asyncProperty(values, async (all) => {
        expect(await collect(runLengthEncode(probe(all)))).toEqual(encoded(all));
      }),
    );
  });

  test("reads every kind of source", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), async (source) => {
        expect(await collect(runLengthEncode(source.make()))).toEqual(encoded(source.values));
      }),
    );
  });

  test("compares as Set does", async () => {
    expect(await collect(runLengthEncode(probe([NaN, NaN, -0, 0])))).toEqual([
      [NaN, 2],
      [-0, 2],
    ]);
  });

  test("forgets the value that it is ahead when it is closed", async () => {
    const sequence = runLengthEncode(probe([1, 2, 3]));
    await sequence.next();
    await sequence.return();
    expect(await sequence.next()).toEqual({ value: undefined, done: true });
  });

  test("refuses a source that is not iterable", async () => {
    const error = await thrownBy(() => runLengthEncode(5));
    expect(error).toEqual(new TypeError("runLengthEncode: source must be an iterable, got 5"));
  });
});
