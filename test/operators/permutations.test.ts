import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources, Unread } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

/** The model: each value in front of the permutations of the others. */
function ordered<T>(values: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return values.flatMap((value, index) =>
    ordered([...values.slice(0, index), ...values.slice(index + 1)], size - 1).map((rest) => [
      value,
      ...rest,
    ]),
  );
}

describe.each(twins("permutations"))("%s", (_, permutations, world) => {
  const { probe } = world;

  test("gives every order, in lexicographic order of the positions", async () => {
    await fc.assert(
      fc.asyncProperty(
        sources(world).filter(({ values }) => values.length < 6),
        fc.option(fc.nat({ max: 6 }), { nil: undefined }),
        async ({ values, make }, size) => {
          expect(await collect(permutations(make(), size))).toEqual(ordered(values, size ?? values.length));
        },
      ),
    );
  });

  test("gives what Python documents for ABCD and 2", async () => {
    const words = (await collect<string[]>(permutations("ABCD", 2))).map((word) => word.join(""));
    expect(words.join(" ")).toBe("AB AC AD BA BC BD CA CB CD DA DB DC");
  });

  test("reads its source no further than the orders take, where a size is given", async () => {
    const source = probe([1, 2, 3]);
    const sequence = permutations(source, 2);
    const pulls = [];
    for (let index = 0; index < 6; index++) {
      await sequence.next();
      pulls.push(source.pulls);
    }
    expect(pulls).toEqual([2, 3, 4, 4, 4, 4]);
    expect((await sequence.next()).done).toBe(true);
  });

  test("reads all of its source first, where no size is given", async () => {
    const source = probe([1, 2, 3]);
    const sequence = permutations(source);
    expect(source.pulls).toBe(0);
    await sequence.next();
    expect(source.pulls).toBe(4);
  });

  test("takes none in one way, reads nothing for it, and closes the source", async () => {
    const source = probe([1, 2]);
    expect(await collect(permutations(source, 0))).toEqual([[]]);
    expect([source.pulls, source.closes]).toEqual([0, 1]);
  });

  test("puts no values in order in one way", async () => {
    expect(await collect(permutations(probe([])))).toEqual([[]]);
  });

  test("cannot take more than there are, and makes no room for them", async () => {
    expect(await collect(permutations(probe([1, 2]), 2 ** 32 - 1))).toEqual([]);
  });

  test.each([
    [null, TypeError, "null"],
    [1.5, TypeError, "1.5"],
    [-1, RangeError, "-1"],
  ])("refuses %o as size, and closes an iterator that came with it", async (size, ErrorType, shown) => {
    const iterator = new Unread();
    const error = await thrownBy(() => permutations(iterator, size));
    const message = `permutations: size must be an integer from 0 to 2^32 - 1, got ${shown}`;
    expect(error).toEqual(new ErrorType(message));
    expect(iterator.closes).toBe(1);
  });

  test("refuses a bad source ahead of a bad size", async () => {
    const error = await thrownBy(() => permutations(5, -1));
    expect(error).toEqual(new TypeError("permutations: source must be an iterable, got 5"));
  });
});
