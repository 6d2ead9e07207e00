import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byKey, sortedSources } from "../kit/sorted.js";
import { Unread } from "../kit/sources.js";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("minMax"))("%s", (_, minMax, world) => {
  test("gives the least value and the greatest, the first ones of those that are equal", async () => {
    await fc.assert(
      fc.asyncProperty(sortedSources(world), async ({ values, make }) => {
        const numbers = values.map(Number);
        const expected = [Math.min(...numbers), Math.max(...numbers)].map(
          (extreme) => values[numbers.indexOf(extreme)],
        );
        expect(await minMax(make())).toEqual(values.length === 0 ? undefined : expected);
      }),
    );
  });

  test("finds them in any order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer(), { minLength: 1 }), async (values) => {
        expect(await minMax(values)).toEqual([Math.min(...values), Math.max(...values)]);
      }),
    );
  });

  test("goes by a comparator", async () => {
    const [a, b, c] = [2, 1, 2].map((key, index) => ({ key, name: `${index}` }));
    expect(await minMax([a, b, c], byKey)).toEqual([b, a]);
  });

  test("refuses mixtures, and closes the source", async () => {
    const source = world.probe<unknown>([1, "a"]);
    expect(await thrownBy(() => minMax(source))).toEqual(
      new TypeError('minMax: cannot compare "a" with 1: give a comparator'),
    );
    expect(source.closes).toBe(1);
  });

  test("refuses what is no source and no comparator", async () => {
    expect(await thrownBy(() => minMax(5))).toEqual(
      new TypeError("minMax: source must be an iterable, got 5"),
    );
    const source = new Unread();
    expect(await thrownBy(() => minMax(source, 5))).toEqual(
      new TypeError("minMax: comparator must be a function, got 5"),
    );
    expect(source.closes).toBe(1);
  });
});
