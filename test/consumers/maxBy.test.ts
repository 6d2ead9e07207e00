import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recorded, sources, Unread } from "../kit/sources.js";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("maxBy"))("%s", (_, maxBy, world) => {
  const { probe } = world;

  test("gives the first value whose key is the greatest", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.func(fc.integer({ min: 0, max: 3 })), async (source, key) => {
        const keys = source.values.map((value, index) => key(value, index));
        const expected = source.values[keys.indexOf(Math.max(...keys))];
        expect(await maxBy(source.make(), key)).toEqual(expected);
      }),
    );
  });

  test("is undefined without values", async () => {
    expect(await maxBy([], () => 1)).toBeUndefined();
  });

  test("calls the key once for each value, with its index", async () => {
    const calls: unknown[][] = [];
    await maxBy(
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
    expect(await maxBy(["fig", "plum"], (word: string) => [word], backwards)).toBe("fig");
  });

  test("refuses keys that cannot be compared, and closes the source", async () => {
    const source = probe([1, 2]);
    expect(await thrownBy(() => maxBy(source, (n: number) => (n === 1 ? "a" : n)))).toEqual(
      new TypeError('maxBy: cannot compare 2 with "a": give a comparator'),
    );
    expect(source.closes).toBe(1);
  });

  test("refuses what is no source, no key and no comparator", async () => {
    expect(await thrownBy(() => maxBy(5, () => 1))).toEqual(
      new TypeError("maxBy: source must be an iterable, got 5"),
    );
    const source = new Unread();
    expect(await thrownBy(() => maxBy(source))).toEqual(
      new TypeError("maxBy: key must be a function, got undefined"),
    );
    expect(await thrownBy(() => maxBy(source, () => 1, 5))).toEqual(
      new TypeError("maxBy: comparator must be a function, got 5"),
    );
    expect(source.closes).toBe(2);
  });
});
