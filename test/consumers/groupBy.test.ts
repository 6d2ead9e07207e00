import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources, Unread } from "../kit/sources.js";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("groupBy"))("%s", (_, groupBy, world) => {
  const { probe } = world;

  test("gives the values of each key in their order, and the keys in theirs", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.func(fc.nat(3)), async ({ values, make }, key) => {
        const keys = values.map((value, index) => key(value, index));
        const expected = [...new Set(keys)].map((key) => [key, values.filter((_, at) => keys[at] === key)]);
        expect([...(await groupBy(make(), key))]).toEqual(expected);
      }),
    );
  });

  test("asks for the key with the value and its index", async () => {
    const calls: unknown[][] = [];
    await groupBy(probe(["a", "b"]), (...args: unknown[]) => calls.push(args));
    expect(calls).toEqual([
      ["a", 0],
      ["b", 1],
    ]);
  });

  test("takes the same keys for the same as Map does", async () => {
    const groups = await groupBy(probe([NaN, 0, NaN, -0, "0"]), (value: unknown) => value);
    expect([...groups]).toEqual([
      [NaN, [NaN, NaN]],
      [0, [0, -0]],
      ["0", ["0"]],
    ]);
    expect(Object.is([...groups.keys()][1], 0)).toBe(true);
  });

  test("awaits a key in the async world only", async () => {
    const key = Promise.resolve(1);
    expect([...(await groupBy(probe(["a"]), () => key)).keys()]).toEqual([world.name === "async" ? 1 : key]);
  });

  test("refuses a key that is not a function, and closes an iterator that came with it", async () => {
    const iterator = new Unread();
    const error = await thrownBy(() => groupBy(iterator, "even"));
    expect(error).toEqual(new TypeError('groupBy: key must be a function, got "even"'));
    expect(iterator.closes).toBe(1);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => groupBy(5, () => 1));
    expect(error).toEqual(new TypeError("groupBy: source must be an iterable, got 5"));
  });
});
