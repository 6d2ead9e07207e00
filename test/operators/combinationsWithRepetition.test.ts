import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources, Unread } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

/** The model: those with the first value, which may come again, then those without it. */
function chosen<T>(values: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return values.flatMap((value, index) =>
    chosen(values.slice(index), size - 1).map((rest) => [value, ...rest]),
  );
}

describe.each(twins("combinationsWithRepetition"))("%s", (_, combinationsWithRepetition, world) => {
  const { probe } = world;

  test("gives every choice, in lexicographic order of the positions", async () => {
    await fc.assert(
      fc.asyncProperty(
        sources(world).filter(({ values }) => values.length < 6),
        fc.nat({ max: 5 }),
        async ({ values, make }, size) => {
          expect(await collect(combinationsWithRepetition(make(), size))).toEqual(chosen(values, size));
        },
      ),
    );
  });

  test("gives what Python documents for ABC and 2", async () => {
    const words = (await collect<string[]>(combinationsWithRepetition("ABC", 2))).map((word) =>
      word.join(""),
    );
    expect(words.join(" ")).toBe("AA AB AC BB BC CC");
  });

  test("reads its source no further than the choices take", async () => {
    const source = probe([1, 2]);
    const sequence = combinationsWithRepetition(source, 2);
    const pulls = [];
    for (let index = 0; index < 4; index++) {
      await sequence.next();
      pulls.push(source.pulls);
    }
    expect(pulls).toEqual([1, 2, 3, 3]);
  });

  test("chooses none in one way, reads nothing for it, and closes the source", async () => {
    const source = probe([1, 2]);
    expect(await collect(combinationsWithRepetition(source, 0))).toEqual([[]]);
    expect([source.pulls, source.closes]).toEqual([0, 1]);
  });

  test.each([
    [undefined, TypeError, "undefined"],
    [1.5, TypeError, "1.5"],
    [-1, RangeError, "-1"],
  ])("refuses %o as size, and closes an iterator that came with it", async (size, ErrorType, shown) => {
    const iterator = new Unread();
    const error = await thrownBy(() => combinationsWithRepetition(iterator, size));
    const message = `combinationsWithRepetition: size must be an integer from 0 to 2^32 - 1, got ${shown}`;
    expect(error).toEqual(new ErrorType(message));
    expect(iterator.closes).toBe(1);
  });

  test("refuses a bad source ahead of a bad size", async () => {
    const error = await thrownBy(() => combinationsWithRepetition(5, -1));
    expect(error).toEqual(new TypeError("combinationsWithRepetition: source must be an iterable, got 5"));
  });
});
