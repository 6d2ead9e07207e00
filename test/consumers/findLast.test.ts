import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources, Unread } from "../kit/sources.js";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("findLast"))("%s", (_, findLast, world) => {
  const { probe } = world;

  test("gives the last value accepted, or undefined", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.func(fc.boolean()), async ({ values, make }, predicate) => {
        const expected = values.filter((value, index) => predicate(value, index)).at(-1);
        expect(await findLast(make(), predicate)).toEqual(expected);
      }),
    );
  });

  test("asks of every value, from front to back, with its index", async () => {
    const calls: unknown[][] = [];
    expect(await findLast(probe(["a", "b"]), (...args: unknown[]) => calls.push(args))).toBe("b");
    expect(calls).toEqual([
      ["a", 0],
      ["b", 1],
    ]);
  });

  test("awaits an answer in the async world, and takes any truthy one for a yes", async () => {
    const answer = (value: unknown): unknown => (world.name === "async" ? Promise.resolve(value) : value);
    expect(await findLast(probe([1, "a", 0, ""]), answer)).toBe("a");
  });

  test("refuses a predicate that is not a function, and closes an iterator that came with it", async () => {
    const iterator = new Unread();
    const error = await thrownBy(() => findLast(iterator, "even"));
    expect(error).toEqual(new TypeError('findLast: predicate must be a function, got "even"'));
    expect(iterator.closes).toBe(1);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => findLast(5, () => true));
    expect(error).toEqual(new TypeError("findLast: source must be an iterable, got 5"));
  });
});
