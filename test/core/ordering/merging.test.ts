import { describe, expect, test } from "vitest";
import { byKey } from "../../kit/sorted.js";
import { logged } from "../../kit/sources.js";
import { collect, thrownBy, twins } from "../../kit/worlds.js";

/** What those that join any number of sorted sources have in common. */
const joiners = ["mergeSorted", "unionSorted", "intersectSorted"].flatMap((name) =>
  twins(name).map(([title, join, world]) => ({ title, name, join, world })),
);

describe.each(joiners)("$title", ({ name, join, world }) => {
  const { probe } = world;

  test.each([
    ["ab", '"ab"'],
    [5, "5"],
    [undefined, "undefined"],
    [{ next: () => ({ done: true }) }, "an object"],
  ])("refuses %o among the sources, and opens none", async (source, shown) => {
    const other = probe([1]);
    for (const args of [
      [other, source],
      [other, source, byKey],
    ])
      expect(await thrownBy(() => join(...args))).toEqual(
        new TypeError(`${name}: every source must be an iterable object, got ${shown}`),
      );
    expect(other.opens).toBe(0);
  });

  test("takes a function for the comparator in the last place only", async () => {
    const source = probe([1]);
    for (const args of [
      [byKey, source],
      [source, byKey, byKey],
    ])
      expect(await thrownBy(() => join(...args))).toEqual(
        new TypeError(`${name}: every source must be an iterable object, got a function: call it`),
      );
    expect(source.opens).toBe(0);
    const callable = Object.assign(() => 0, { [Symbol.iterator]: () => [1].values() });
    expect(await collect(join(callable, [1], (a: number, b: number) => a - b))).toContain(1);
  });

  test("closes those opened before when opening a source throws", async () => {
    const openError = new Error("at the opening");
    const [first, last] = [probe([1]), probe([3])];
    const failing = logged(world, [], "failing", [2], { openError });
    expect(await thrownBy(() => join(first, failing, last))).toBe(openError);
    expect([first.opens, first.closes, last.opens]).toEqual([1, 1, 0]);
  });

  test.each([
    [true, "true"],
    [NaN, "NaN"],
    [Promise.resolve(0), "a Promise"],
  ])("refuses a comparator that answers %o", async (answer, shown) => {
    const sources = [probe([1]), probe([2])];
    expect(await thrownBy(() => collect(join(...sources, () => answer)))).toEqual(
      new TypeError(`${name}: the result of comparator must be a number, got ${shown}`),
    );
    expect(sources.map(({ closes }) => closes)).toEqual([1, 1]);
  });

  test("refuses a source that is not sorted, and closes all of them", async () => {
    const sources = [probe([1, 5, 9]), probe([1, 5, 3])];
    expect(await thrownBy(() => collect(join(...sources)))).toEqual(
      new RangeError(`${name}: source 1 is not sorted: 3 at index 2 comes after 5`),
    );
    expect(sources.map(({ closes }) => closes)).toEqual([1, 1]);
  });

  test.each([
    [3, "b", '3 with "b"', '"b" with 3'],
    [2n, "b", '2n with "b"', '"b" with 2n'],
    [NaN, 1, "NaN with 1", "1 with NaN"],
    [undefined, undefined, "undefined with undefined", "undefined with undefined"],
    [{}, 1, "an object with 1", "1 with an object"],
  ])("refuses to compare %o with %o", async (a, b, shown, reversed) => {
    const error = await thrownBy(() => collect(join([a], [b])));
    expect(error).toBeInstanceOf(TypeError);
    expect([shown, reversed].map((pair) => `${name}: cannot compare ${pair}: give a comparator`)).toContain(
      (error as Error).message,
    );
  });
});
