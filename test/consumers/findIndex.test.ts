import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources, Unread } from "../kit/sources.js";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("findIndex"))("%s", (_, findIndex, world) => {
  const { probe } = world;

  test("gives the index of the first value accepted, or -1", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.func(fc.boolean()), async ({ values, make }, predicate) => {
        const expected = values.findIndex((value, index) => predicate(value, index));
        expect(await findIndex(make(), predicate)).toBe(expected);
      }),
    );
  });

  test("asks with the value and its index, and not again after a yes", async () => {
    const calls: unknown[][] = [];
    const predicate = (...args: [string]): boolean => calls.push(args) === 2;
    expect(await findIndex(probe(["a", "b", "c"]), predicate)).toBe(1);
    expect(calls).toEqual([
      ["a", 0],
      ["b", 1],
    ]);
  });

  test("awaits an answer in the async world, and takes any truthy one for a yes", async () => {
    const answer = (value: unknown): unknown => (world.name === "async" ? Promise.resolve(value) : value);
    expect(await findIndex(probe([0, "", NaN, "a"]), answer)).toBe(3);
  });

  test("refuses a predicate that is not a function, and closes an iterator that came with it", async () => {
    const iterator = new Unread();
    const error = await thrownBy(() => findIndex(iterator, "even"));
    expect(error).toEqual(new TypeError('findIndex: predicate must be a function, got "even"'));
    expect(iterator.closes).toBe(1);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => findIndex(5, () => true));
    expect(error).toEqual(new TypeError("findIndex: source must be an iterable, got 5"));
  });
});
