import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources, Unread } from "../kit/sources.js";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("countBy"))("%s", (_, countBy, world) => {
  const { probe } = world;

  test("gives the number of values of each key, and the keys in their order", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.func(fc.nat(3)), async ({ values, make }, key) => {
        const keys = values.map((value, index) => key(value, index));
        const expected = [...new Set(keys)].map((key) => [key, keys.filter((other) => other === key).length]);
        expect([...(await countBy(make(), key))]).toEqual(expected);
      }),
    );
  });

  test("asks for the key with the value and its index", async () => {
    const calls: unknown[][] = [];
    await countBy(probe(["a", "b"]), (...args: unknown[]) => calls.push(args));
    expect(calls).toEqual([
      ["a", 0],
      ["b", 1],
    ]);
  });

  test("awaits a key in the async world only", async () => {
    const key = Promise.resolve(1);
    expect([...(await countBy(probe(["a", "b"]), () => key))]).toEqual([
      [world.name === "async" ? 1 : key, 2],
    ]);
  });

  test("refuses a key that is not a function, and closes an iterator that came with it", async () => {
    const iterator = new Unread();
    const error = await thrownBy(() => countBy(iterator, "even"));
    expect(error).toEqual(new TypeError('countBy: key must be a function, got "even"'));
    expect(iterator.closes).toBe(1);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => countBy(5, () => 1));
    expect(error).toEqual(new TypeError("countBy: source must be an iterable, got 5"));
  });
});
