import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources, Unread } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("takeLast"))("%s", (_, takeLast, world) => {
  const { probe } = world;

  test("gives the last values", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.nat({ max: 15 }), async ({ values, make }, count) => {
        const expected = count === 0 ? [] : values.slice(-count);
        expect(await collect(takeLast(make(), count))).toEqual(expected);
      }),
    );
  });

  test("pulls nothing for no values, and closes the source", async () => {
    const source = probe([1, 2]);
    expect(await collect(takeLast(source, 0))).toEqual([]);
    expect([source.pulls, source.closes]).toEqual([0, 1]);
  });

  test("is over once it is closed, with values left", async () => {
    const source = probe([1, 2, 3]);
    const values = takeLast(source, 2);
    expect((await values.next()).value).toBe(2);
    expect(await values.return()).toEqual({ value: undefined, done: true });
    expect((await values.next()).done).toBe(true);
    expect(source.closes).toBe(0);
  });

  test("takes all with Infinity, and reads a count as the standard does", async () => {
    expect(await collect(takeLast(probe([1, 2]), Infinity))).toEqual([1, 2]);
    expect(await collect(takeLast(probe([1, 2, 3]), "1.9"))).toEqual([3]);
  });

  test.each([
    [-1, "-1"],
    [NaN, "NaN"],
    [undefined, "undefined"],
  ])("refuses a count of %o, and closes an iterator that came with it", async (count, shown) => {
    const iterator = new Unread();
    const error = await thrownBy(() => takeLast(iterator, count));
    expect(error).toEqual(
      new RangeError(`takeLast: count must be a number from 0 to 2^53 - 1, or Infinity, got ${shown}`),
    );
    expect(iterator.closes).toBe(1);
  });
});
