import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recorded, sources, Unread } from "../kit/sources.js";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("minBy"))("%s", (_, minBy, world) => {
  const { probe } = world;

  test("gives the first value whose key is the least", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.func(fc.integer({ min: 0, max: 3 })), async (source, key) => {
        const keys = source.values.map((value, index) => key(value, index));
        const expected = source.values[keys.indexOf(Math.min(...keys))];
        expect(await minBy(source.make(), key)).toEqual(expected);
      }),
    );
  });

  test("is undefined without values", async () => {
    expect(await minBy([], () => 1)).toBeUndefined();
  });

  test("calls the key once for each value, with its index", async () => {
    const calls: unknown[][] = [];
    await minBy(
      ["a", "b"],
      recorded(calls, () => 1),
    );
    expect(calls).toEqual([
      [undefined, "a", 0],
      [undefined, "b", 1],
    ]);
  });

  test("goes by a comparator of keys", async () => {
    const backwards = (a: string[], b: string[]): number => (b[0] as string).length - (a[0] as string).length;
    expect(await minBy(["fig", "plum"], (word: string) => [word], backwards)).toBe("plum");
  });

  test("refuses keys that cannot be compared, and closes the source", async () => {
    const source = probe([1, 2]);
    expect(await thrownBy(() => minBy(source, (n: number) => (n === 1 ? "a" : n)))).toEqual(
      new TypeError('minBy: cannot compare 2 with "a": give a comparator'),
    );
    expect(source.closes).toBe(1);
  });

  test("refuses what is no source, no key and no comparator", async () => {
    expect(await thrownBy(() => minBy(5, () => 1))).toEqual(
      new TypeError("minBy: source must be an iterable, got 5"),
    );
    const source = new Unread();
    expect(await thrownBy(() => minBy(source))).toEqual(
      new TypeError("minBy: key must be a function, got undefined"),
    );
    expect(await thrownBy(() => minBy(source, () => 1, 5))).toEqual(
      new TypeError("minBy: comparator must be a function, got 5"),
    );
    expect(source.closes).toBe(2);
  });
});
