import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";
import { shown } from "../kit/messages.js";

describe.each(twins("runLengthDecode"))("%s", (_, runLengthDecode, world) => {
  const { probe } = world;

  test("gives each value as often as its run is long", async () => {
    const runs = fc.array(fc.tuple(fc.anything(), fc.nat({ max: 4 })));
    await fc.assert(
      fc.asyncProperty(runs, async (all) => {
        const expected = all.flatMap(([value, length]) => Array.from({ length }, () => value));
        expect(await collect(runLengthDecode(probe(all)))).toEqual(expected);
      }),
    );
  });

  test("undoes runLengthEncode", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), async ({ values, make }) => {
        expect(await collect(runLengthDecode(world.face["runLengthEncode"]?.(make())))).toEqual(values);
      }),
    );
  });

  test("pulls a run when its first value is asked for, and those of length 0 on the way", async () => {
    const source = probe([
      ["a", 2],
      ["b", 0],
      ["c", 1],
    ]);
    const sequence = runLengthDecode(source);
    const pulls = [];
    for (let index = 0; index < 3; index++) {
      await sequence.next();
      pulls.push(source.pulls);
    }
    expect(pulls).toEqual([1, 1, 3]);
    await sequence.return();
  });

  test("gives a run of Infinity for ever, until it is closed", async () => {
    const sequence = runLengthDecode(probe([["a", Infinity]]));
    for (let index = 0; index < 100; index++) expect((await sequence.next()).value).toBe("a");
    await sequence.return();
    expect(await sequence.next()).toEqual({ value: undefined, done: true });
  });

  test.each([5, "ab", null, undefined])("refuses %o in place of a pair", async (run) => {
    const source = probe([["a", 1], run]);
    const error = await thrownBy(() => collect(runLengthDecode(source)));
    const message = `runLengthDecode: the value at index 1 must be a pair, got ${shown(run)}`;
    expect(error).toEqual(new TypeError(message));
    expect(source.closes).toBe(1);
  });

  test.each([
    [1n, TypeError, "1n"],
    ["1", TypeError, '"1"'],
    [undefined, TypeError, "undefined"],
    [-1, RangeError, "-1"],
    [1.5, RangeError, "1.5"],
    [NaN, RangeError, "NaN"],
    [-Infinity, RangeError, "-Infinity"],
  ])("refuses a run of length %o", async (length, ErrorType, shownLength) => {
    const source = probe([
      ["a", 1],
      ["b", length],
    ]);
    const error = await thrownBy(() => collect(runLengthDecode(source)));
    const message = `runLengthDecode: the length at index 1 must be a non-negative integer or Infinity, got ${shownLength}`;
    expect(error).toEqual(new ErrorType(message));
    expect(source.closes).toBe(1);
  });

  test("refuses a source that is not iterable", async () => {
    const error = await thrownBy(() => runLengthDecode(5));
    expect(error).toEqual(new TypeError("runLengthDecode: source must be an iterable, got 5"));
  });
});
