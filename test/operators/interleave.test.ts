import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinable, later, logged } from "../kit/sources.js";
import { async, collect, thrownBy, twins } from "../kit/worlds.js";

/** The model: the values by their rounds, in each round by source. */
function inTurns(columns: readonly (readonly unknown[])[]): unknown[] {
  const rounds = Math.max(0, ...columns.map((column) => column.length));
  return Array.from({ length: rounds }, (_, round) =>
    columns.filter((column) => round < column.length).map((column) => column[round]),
  ).flat();
}

describe.each(twins("interleave"))("%s", (_, interleave, world) => {
  const { probe } = world;

  test("gives one value of each source in turn, and goes on with those that are left", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(joinable(world), { maxLength: 5 }), async (parts) => {
        const expected = inTurns(parts.map(({ values }) => values));
        expect(await collect(interleave(...parts.map(({ make }) => make())))).toEqual(expected);
      }),
    );
  });

  test("is empty without sources", async () => {
    expect(await collect(interleave())).toEqual([]);
  });

  test("goes on where a source ends in the middle of a round", async () => {
    expect(await collect(interleave([1, 2], [], [3], [4, 5, 6]))).toEqual([1, 3, 4, 2, 5, 6]);
  });

  test("is fair to endless sources beside finite ones", async () => {
    const sequence = interleave(
      probe((index) => index),
      probe(["a"]),
      probe((index) => -index),
    );
    const values = [];
    while (values.length < 7) values.push((await sequence.next()).value);
    expect(values).toEqual([0, "a", -0, 1, -1, 2, -2]);
    await sequence.return();
  });

  test("opens all sources when it is called, and pulls each in its turn", async () => {
    const log: string[] = [];
    const both = interleave(logged(world, log, "a", [1]), logged(world, log, "b", [2]));
    expect(log.splice(0)).toEqual(["open a", "open b"]);
    await both.next();
    expect(log.splice(0)).toEqual(["pull a"]);
    await collect(both);
    expect(log).toEqual(["pull b", "pull a", "pull b"]);
  });

  test("closes the sources that have not ended, last to first, whatever closing one of them throws", async () => {
    const log: string[] = [];
    const closeError = new Error("from c");
    const all = interleave(
      logged(world, log, "a", [1, 2]),
      logged(world, log, "b", []),
      logged(world, log, "c", [3, 4], { closeError }),
    );
    await all.next();
    await all.next();
    expect(await thrownBy(() => all.return())).toBe(closeError);
    expect(log.filter((entry) => entry.startsWith("close"))).toEqual(["close c", "close a"]);
  });

  test("closes those opened before when opening a source throws", async () => {
    const log: string[] = [];
    const openError = new Error("from opening");
    const sources = ["a", "b", "c"].map((name) =>
      logged(world, log, name, [], name === "c" ? { openError } : { closeError: new Error("dropped") }),
    );
    expect(await thrownBy(() => interleave(...sources))).toBe(openError);
    await later();
    await later();
    await later();
    expect(log).toEqual(["open a", "open b", "open c", "close b", "close a"]);
  });

  test.each([
    ["ab", '"ab"'],
    [5, "5"],
    [null, "null"],
    [{}, "an object"],
    [{ next: () => ({ done: true }) }, "an object"],
  ])("refuses %o among the sources, and opens none", async (source, shown) => {
    const other = probe([1]);
    const error = await thrownBy(() => interleave(other, source));
    expect(error).toEqual(new TypeError(`interleave: every source must be an iterable object, got ${shown}`));
    expect(other.opens).toBe(0);
  });
});

test("interleaveAsync awaits the promises of sync sources in their turn", async () => {
  const slow = later().then(() => "slow");
  expect(await collect(async.face["interleave"]?.([slow], ["fast"]))).toEqual(["slow", "fast"]);
});
