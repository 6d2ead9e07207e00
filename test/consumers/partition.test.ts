import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources, Unread } from "../kit/sources.js";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("partition"))("%s", (_, partition, world) => {
  const { probe } = world;

  test("parts the values accepted from those refused, in their order", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.func(fc.boolean()), async ({ values, make }, predicate) => {
        expect(await partition(make(), predicate)).toEqual([
          values.filter((value, index) => predicate(value, index)),
          values.filter((value, index) => !predicate(value, index)),
        ]);
      }),
    );
  });

  test("asks once of each value, with its index", async () => {
    const calls: unknown[][] = [];
    await partition(probe(["a", "b"]), (...args: unknown[]) => calls.push(args));
    expect(calls).toEqual([
      ["a", 0],
      ["b", 1],
    ]);
  });

  test("awaits an answer in the async world, and takes any truthy one for a yes", async () => {
    const answer = (value: unknown): unknown => (world.name === "async" ? Promise.resolve(value) : value);
    expect(await partition(probe([0, "a", undefined, 1]), answer)).toEqual([
      ["a", 1],
      [0, undefined],
    ]);
  });

  test("refuses a predicate that is not a function, and closes an iterator that came with it", async () => {
    const iterator = new Unread();
    const error = await thrownBy(() => partition(iterator, "even"));
    expect(error).toEqual(new TypeError('partition: predicate must be a function, got "even"'));
    expect(iterator.closes).toBe(1);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => partition(5, () => true));
    expect(error).toEqual(new TypeError("partition: source must be an iterable, got 5"));
  });
});
