import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { later, recorded, sources, Unread } from "../kit/sources.js";
import { async, collect, thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("uniqueBy"))("%s", (_, uniqueBy, world) => {
  const { probe } = world;

  test("gives the first value of each key", async () => {
    const keys = fc.func(fc.constantFrom(undefined, NaN, 0, -0, "a"));
    await fc.assert(
      fc.asyncProperty(sources(world), keys, async ({ values, make }, key) => {
        const all = values.map((value, index) => key(value, index));
        const expected = values.filter((_, index) => !all.slice(0, index).includes(all[index]));
        expect(await collect(uniqueBy(make(), key))).toEqual(expected);
      }),
    );
  });

  test("calls key with each value and its index alone", async () => {
    const calls: unknown[][] = [];
    await collect(
      uniqueBy(
        probe(["a", "a", undefined]),
        recorded(calls, (value) => value),
      ),
    );
    expect(calls).toEqual([
      [undefined, "a", 0],
      [undefined, "a", 1],
      [undefined, undefined, 2],
    ]);
  });

  test("refuses a key that is not a function, and closes an iterator that came with it", async () => {
    const iterator = new Unread();
    const error = await thrownBy(() => uniqueBy(iterator, null));
    expect(error).toEqual(new TypeError("uniqueBy: key must be a function, got null"));
    expect(iterator.closes).toBe(1);
  });

  test("refuses a bad source ahead of a bad key", async () => {
    const error = await thrownBy(() => uniqueBy(5, null));
    expect(error).toEqual(new TypeError("uniqueBy: source must be an iterable, got 5"));
  });
});

test("uniqueByAsync awaits the keys", async () => {
  const key = (n: number): Promise<boolean> => later().then(() => n > 2);
  expect(await collect(async.face["uniqueBy"]?.([1, 2, 3, 1], key))).toEqual([1, 3]);
});
